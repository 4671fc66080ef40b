import { closeUpsOn, type CloseUp } from './close-ups-on.ts';
import { shared, spokenIn, spokenInCode, weightOf, type Spoken } from './names-in-words.ts';
import type { Page } from './page.ts';
import { together, type Problem, type Verdict } from './problem.ts';
import type { Check } from './world.ts';

/**
 * The paragraph before a close-up names what stands in it, and nothing that is shown elsewhere on the page better: so the
 * right lines are beside the right words.
 */
export const closeUps: Check = {
  name: 'close-ups with the paragraph before them',
  run: ({ pages }) => together(pages.map(judgePage)),
};

// --- internal ---

interface Shown {
  closeUp: CloseUp;
  code: Spoken;
  before: Spoken;
}

function judgePage(page: Page): Verdict {
  const closeUps = closeUpsOn(page);
  const faults = closeUps.flatMap(({ fault, region, program, use }): Problem[] => {
    if (fault === undefined) return [];
    const at = { file: page.file, line: use.line, mend: 'correct from="…" or to="…"' };
    return [{ ...at, expected: `lines of the region "${region}" of ${program}`, found: fault }];
  });
  const shown = closeUps
    .filter(({ fault }) => fault === undefined)
    .map((closeUp) => ({
      closeUp,
      // To speak of a region by its name is to speak of it.
      code: new Set([...spokenInCode(closeUp.lines), closeUp.region]),
      before: spokenIn(closeUp.use.before),
    }));
  const problems = shown.flatMap((each) => judge(each, shown, page));
  return { count: shown.length, problems: [...faults, ...problems] };
}

function judge(
  { closeUp: { use }, code, before }: Shown,
  shown: readonly Shown[],
  { file }: Page,
): Problem[] {
  const all = shown.map((each) => each.code);
  // Close-ups that follow one another share their paragraph.
  const partners = shown.filter((each) => each.closeUp.use.before === use.before);
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
          ? `one that speaks more of the region "${rival!.closeUp.region}" in line ${rival!.closeUp.use.line}: ${shared(before, rival!.code)}`
          : first === ''
            ? 'none'
            : `"${first}"`,
      mend: 'name an operation or a member of it in that paragraph, or show the lines that the paragraph tells of',
    },
  ];
}
