import { existsSync, readFileSync } from 'node:fs';
import { didYouMean } from '../../src/engine/did-you-mean.ts';
import { regionsOf, type Region } from '../../src/site/weaving/source-regions.ts';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';

/** A program that pages show. */
export interface Program {
  id: string;
  file: string;
  /** The component that shows it. */
  component: 'StepCode' | 'ConceptCode';
  /** The slug of the page that is the program's own. */
  page: string;
  /** The regions that it must have. */
  needed: readonly string[];
}

/**
 * Every region that a page shows of a program exists, every region of the program is shown on some page, and the regions
 * that it must have are there.
 */
export function checkRegions(program: Program, pages: readonly Page[]): Problem[] {
  const { id, file, component, needed } = program;
  const page = pages.find((each) => each.slug === program.page);
  if (!existsSync(file) || !page) return [];
  let regions: Region[];
  try {
    regions = regionsOf(readFileSync(file, 'utf8'), file);
  } catch (error) {
    const [, where, line, what] = /^(.*?):(\d+): (.*)$/s.exec((error as Error).message) ?? [];
    if (what === undefined) throw error;
    return [
      {
        file: where!,
        line: Number(line),
        expected: 'well-formed regions',
        found: what,
        mend: 'mend the marker',
      },
    ];
  }
  const names = regions.map(({ name }) => name);
  const shown = pages
    .flatMap((each) => each.uses.map((use) => ({ ...use, file: each.file })))
    .filter((use) => use.component === component && use.attributes['id'] === id);
  const unknown = shown
    .filter(
      ({ attributes }) =>
        attributes['region'] !== undefined && !names.includes(attributes['region']),
    )
    .map((use) => ({
      file: use.file,
      line: use.line,
      expected: `a region of ${file}`,
      found: `region="${use.attributes['region']}".${didYouMean(use.attributes['region']!, names)}`,
      mend: `use one of ${names.join(', ')}`,
    }));
  const orphans = regions
    .filter(({ name }) => !shown.some(({ attributes }) => attributes['region'] === name))
    .map(({ name, line, marked }) => ({
      file,
      line,
      expected: `the region "${name}" on ${page.file}`,
      found: 'no page that shows it',
      mend: `add <${component} id="${id}" region="${name}" />${marked ? ', or delete the markers' : ''}`,
    }));
  const missing = needed
    .filter((name) => !names.includes(name))
    .map((name) => ({
      file,
      line: 1,
      expected: `a region "${name}"`,
      found: `the regions ${names.join(', ')}`,
      mend: `write it as "async ${name}(…) { … }," between the other members of the step`,
    }));
  return [...unknown, ...orphans, ...missing];
}
