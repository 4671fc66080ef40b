import { readFileSync } from 'node:fs';
import { CONCEPTS, STEPS } from '../../src/site/build/paths.ts';
import { closeUp } from '../../src/site/weaving/close-up.ts';
import { extractRegion } from '../../src/site/weaving/regions.ts';
import { spokenIn, spokenInCode, type Spoken } from './names-in-words.ts';
import type { Page, Use } from './page.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/**
 * The paragraph before a close-up names what stands in it, and nothing that is shown elsewhere on the page better: so the
 * right lines are beside the right words.
 */
export const closeUps: Check = {
  name: 'close-ups with the paragraph before them',
  run({ pages }) {
    const judged = pages.map(closeUpsOf);
    return {
      count: judged.flat().length,
      problems: judged.flatMap((shown) => shown.flatMap((each) => judge(each, shown))),
    };
  },
};

// --- internal ---

interface Shown {
  file: string;
  use: Use;
  region: string;
  code: Spoken;
  before: Spoken;
}

function closeUpsOf({ file, uses }: Page): Shown[] {
  return uses.flatMap((use) => {
    const { id = '', region, from, to } = use.attributes;
    if (!/^(Step|Concept)Code$/.test(use.component) || region === undefined) return [];
    const program = `${use.component === 'StepCode' ? STEPS : CONCEPTS}/${id}.ts`;
    let code: string;
    try {
      code = closeUp(extractRegion(readFileSync(program, 'utf8'), region, program), { from, to });
    } catch {
      // Those who look at regions say that there is none.
      return [];
    }
    return [{ file, use, region, code: spokenInCode(code), before: spokenIn(use.before) }];
  });
}

function judge({ file, use, region, code, before }: Shown, all: readonly Shown[]): Problem[] {
  const own = weightOf(before, code, region, all);
  // Close-ups that follow one another share their paragraph.
  const rivals = all.filter((each) => each.use.before !== use.before);
  const partners = all.filter((each) => each.use.before === use.before);
  const best = Math.max(...partners.map((each) => weightOf(before, each.code, each.region, all)));
  const rival = rivals.find((each) => weightOf(before, each.code, each.region, all) >= best);
  if (own > 0 && !rival) return [];
  const named = [...code.names].filter(
    (name) => !all.some((each) => each.code !== code && each.code.names.has(name)),
  );
  return [
    {
      file,
      line: use.line,
      expected: `a paragraph before this close-up that speaks of what is in it, such as ${named.slice(0, 4).join(', ')}`,
      found:
        own > 0
          ? `one that speaks more of the region "${rival!.region}" in line ${rival!.use.line}: ${shared(before, rival!.code).join(', ')}`
          : use.before === ''
            ? 'none'
            : `"${use.before.split('\n')[0]}"`,
      mend: 'name an operation or a member of it in that paragraph, or show the lines that the paragraph tells of',
    },
  ];
}

function shared(before: Spoken, code: Spoken): string[] {
  const names = [...before.names].filter((name) => code.names.has(name));
  return [...names, ...[...before.words].filter((word) => code.words.has(word))];
}

/** How much a paragraph speaks of some lines: a name counts twice a word, and what many close-ups have hardly counts. */
function weightOf(before: Spoken, code: Spoken, region: string, all: readonly Shown[]): number {
  const sum = (kind: 'names' | 'words') =>
    [...before[kind]]
      .filter((each) => code[kind].has(each))
      .reduce(
        (total, each) => total + 1 / all.filter((shown) => shown.code[kind].has(each)).length ** 2,
        0,
      );
  return 2 * sum('names') + sum('words') + (before.words.has(region) ? 1 : 0);
}
