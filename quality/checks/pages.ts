import { existsSync } from 'node:fs';
import type { Step } from '../../src/engine/step.ts';
import { RECORDINGS, STEP_PAGES, STEPS } from '../../src/site/build/paths.ts';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';
import { checkRegions } from './source-regions.ts';
import type { Check } from './world.ts';

/** Components that show something of a step, and therefore name one. */
const OF_A_STEP = /^Step(?!List)[A-Z]/;

/** The components that every step page must have, so that no page is half a page. */
const REQUIRED = ['StepRun', 'StepPermissions'];

/**
 * Pages show code only by weaving it from the step's file. Every region that a page names exists, and every region of a
 * step is on the step's page.
 */
export const woven: Check = {
  name: 'woven parts of pages',
  async run(world) {
    const { pages } = world;
    const { steps } = await world.programs();
    const problems = [
      ...pages.flatMap(pastedCode),
      ...steps.flatMap((step) =>
        checkRegions(
          {
            id: step.id,
            file: `${STEPS}/${step.id}.ts`,
            component: 'StepCode',
            page: `steps/${step.id}`,
            needed: regionsOf(step),
          },
          pages,
        ),
      ),
      ...steps.flatMap((step) => missingParts(step, pages)),
      ...pages.flatMap((page) => undoOfNothing(page, steps)),
    ];
    const uses = pages
      .flatMap((page) => page.uses)
      .filter(({ component }) => OF_A_STEP.test(component));
    return { count: uses.length, problems };
  },
};

// --- internal ---

/** Mermaid is prose. Everything else in a fence looks as if it ran, and nothing would ever run it. */
function pastedCode(page: Page): Problem[] {
  const fences = page.fences
    .filter(({ language }) => language !== 'mermaid')
    .map(({ line, language }) => ({
      line,
      found: `a code block${language === '' ? '' : ` in ${language}`}`,
    }));
  const calls = page.source
    .split('\n')
    .map((text, index) => ({
      line: index + 1,
      found: /\bnew [A-Z]\w+(Command|Client)\(/.exec(text)?.[0],
    }))
    .filter((call): call is { line: number; found: string } => call.found !== undefined);
  // Starlight's own component for code, and HTML's element, show whatever they are given.
  const elements = page.uses
    .filter(({ component }) => component === 'Code' || component === 'pre')
    .map(({ component, line }) => ({ line, found: `<${component}>` }));
  return [...fences, ...elements, ...calls].map(({ line, found }) => ({
    file: page.file,
    line,
    expected: 'code only by <StepCode>, from the file that runs',
    found,
    mend: 'mark a region in the step and show it with <StepCode id="…" region="…" />',
  }));
}

/** A button or a command that could only fail. */
function undoOfNothing({ file, uses }: Page, steps: readonly Step[]): Problem[] {
  const without = steps.filter(({ undo }) => !undo).map(({ id }) => id);
  return uses
    .filter(({ component }) => OF_A_STEP.test(component))
    .filter(
      ({ component, attributes }) =>
        (component === 'StepUndo' || 'undo' in attributes) &&
        without.includes(attributes['id'] ?? ''),
    )
    .map(({ component, attributes, line }) => ({
      file,
      line,
      expected: `<${component}${component === 'StepUndo' ? '' : ' undo'}> of a step that can be undone`,
      found: `"${attributes['id']}", which has no undo`,
      mend: 'leave it out',
    }));
}

/** The regions that a step's file must have. */
function regionsOf(step: Step): string[] {
  const names = ['find', 'run', ...(step.undo ? ['undo'] : [])];
  return step.kind === 'reads' ? names.filter((name) => name !== 'find') : names;
}

function missingParts(step: Step, pages: readonly Page[]): Problem[] {
  const page = pages.find((each) => each.slug === `steps/${step.id}`);
  if (!page) return [];
  const parts = page.uses.filter(({ attributes }) => attributes['id'] === step.id);
  const wanted = [
    ...REQUIRED,
    ...(existsSync(`${RECORDINGS}/${step.id}/aws-cli.sh`) ? ['StepByHand'] : []),
    ...(step.undo ? ['StepUndo'] : []),
  ];
  const missing = wanted.filter((component) => !parts.some((use) => use.component === component));
  // The whole file is one click away; a step that only reads shows what it shows.
  if (step.kind !== 'reads' && !parts.some(isWholeCode)) missing.push('StepCode');
  return missing.map((component) => ({
    file: `${STEP_PAGES}/${step.id}.mdx`,
    line: 1,
    expected: `<${component} id="${step.id}" />`,
    found: 'none',
    mend: 'add it to the page',
  }));
}

function isWholeCode({ component, attributes }: Page['uses'][number]): boolean {
  return component === 'StepCode' && attributes['region'] === undefined;
}
