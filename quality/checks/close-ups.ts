import { readFileSync } from 'node:fs';
import { CONCEPTS, STEPS } from '../../src/site/build/paths.ts';
import { closeUp } from '../../src/site/weaving/close-up.ts';
import { extractRegion } from '../../src/site/weaving/source-regions.ts';
import { shared, spokenIn, spokenInCode, weightOf, type Spoken } from './names-in-words.ts';
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
      count: judged.flatMap(({ shown }) => shown).length,
      problems: judged.flatMap(({ shown, problems }) => [
        ...problems,
        ...shown.flatMap((each) => judge(each, shown)),
      ]),
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

function closeUpsOf({ file, uses }: Page): { shown: Shown[]; problems: Problem[] } {
  const shown: Shown[] = [];
  const problems: Problem[] = [];
  for (const use of uses) {
    const { id = '', region, from, to } = use.attributes;
    if (!/^(Step|Concept)Code$/.test(use.component) || region === undefined) continue;
    const program = `${use.component === 'StepCode' ? STEPS : CONCEPTS}/${id}.ts`;
    let text: string;
    try {
      text = extractRegion(readFileSync(program, 'utf8'), region, program);
    } catch {
      // Those who look at regions say that there is none.
      continue;
    }
    try {
      const code = spokenInCode(closeUp(text, { from, to }));
      // To speak of a region by its name is to speak of it.
      shown.push({
        file,
        use,
        region,
        code: new Set([...code, region]),
        before: spokenIn(use.before),
      });
    } catch (error) {
      const [found = ''] = (error as Error).message.split(' in:\n');
      const expected = `lines of the region "${region}" of ${program}`;
      problems.push({ file, line: use.line, expected, found, mend: 'correct from="…" or to="…"' });
    }
  }
  return { shown, problems };
}

function judge({ file, use, code, before }: Shown, shown: readonly Shown[]): Problem[] {
  const all = shown.map((each) => each.code);
  // Close-ups that follow one another share their paragraph.
  const partners = shown.filter((each) => each.use.before === use.before);
  const best = Math.max(...partners.map((each) => weightOf(before, each.code, all)));
  const rival = shown.find(
    (each) => !partners.includes(each) && weightOf(before, each.code, all) >= best,
  );
  const own = weightOf(before, code, all);
  if (own > 0 && !rival) return [];
  const names = [...code].filter((each) => each.startsWith('`'));
  const only = names.filter((name) => all.every((each) => each === code || !each.has(name)));
  const named = (only.length > 0 ? only : names).slice(0, 4).map((name) => name.slice(1));
  const [first = ''] = use.before.split('\n');
  return [
    {
      file,
      line: use.line,
      expected: `a paragraph before this close-up that speaks of what is in it, such as ${named.join(', ')}`,
      found:
        own > 0
          ? `one that speaks more of the region "${rival!.region}" in line ${rival!.use.line}: ${shared(before, rival!.code)}`
          : first === ''
            ? 'none'
            : `"${first}"`,
      mend: 'name an operation or a member of it in that paragraph, or show the lines that the paragraph tells of',
    },
  ];
}
