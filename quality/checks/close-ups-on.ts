import { readFileSync } from 'node:fs';
import { CONCEPTS, STEPS } from '../../src/site/build/paths.ts';
import { closeUp } from '../../src/site/weaving/close-up.ts';
import { extractRegion } from '../../src/site/weaving/source-regions.ts';
import type { Page, Use } from './page.ts';

/** Lines of a program, as a page shows them. */
export interface CloseUp {
  use: Use;
  region: string;
  /** The file of the program. */
  program: string;
  /** The text of the region. */
  text: string;
  lines: string;
  /** Why there are no such lines in the region. */
  fault?: string;
}

/** The close-ups on a page, in their order. The whole of a program is none. */
export function closeUpsOn({ uses }: Page): CloseUp[] {
  return uses.flatMap((use) => {
    const { id = '', region, from, to } = use.attributes;
    if (!/^(Step|Concept)Code$/.test(use.component) || region === undefined) return [];
    const program = `${use.component === 'StepCode' ? STEPS : CONCEPTS}/${id}.ts`;
    let text: string;
    try {
      text = extractRegion(readFileSync(program, 'utf8'), region, program);
    } catch {
      // Those who look at regions say that there is none.
      return [];
    }
    try {
      return [{ use, region, program, text, lines: closeUp(text, { from, to }) }];
    } catch (error) {
      const [fault = ''] = (error as Error).message.split(' in:\n');
      return [{ use, region, program, text, lines: '', fault }];
    }
  });
}
