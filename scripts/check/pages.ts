import { existsSync, readFileSync } from 'node:fs';
import { regionsOf } from '../../src/tutorial/regions.ts';
import { didYouMean } from '../../src/tutorial/did-you-mean.ts';
import type { Step } from '../../src/tutorial/step.ts';
import { STEP_PAGES, STEPS } from '../lib/paths.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';

/** Components that show something of a step, and therefore name one. */
const OF_A_STEP = /^Step(?!List)[A-Z]/;

/** What every step page must have, so that no page is half a page. */
const REQUIRED = [
  'StepCommand',
  'StepCode',
  'StepTranscript',
  'StepDiagram',
  'StepPrice',
  'StepPermissions',
];

/**
 * Pages show code only by weaving it from the step's file. Every region that a page names exists, and every region of a
 * step is on the step's page.
 */
export function checkPages(steps: readonly Step[], pages: readonly Page[]): Verdict {
  const problems = [
    ...pages.flatMap(pastedCode),
    ...pages.flatMap((page) => unknownSteps(page, steps)),
    ...steps.flatMap((step) => regionsOnPage(step, pages)),
    ...steps.flatMap((step) => missingParts(step, pages)),
  ];
  const uses = pages
    .flatMap((page) => page.uses)
    .filter(({ component }) => OF_A_STEP.test(component));
  return { what: 'woven parts of pages', count: uses.length, problems };
}

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
  return [...fences, ...calls].map(({ line, found }) => ({
    file: page.file,
    line,
    expected: 'code only by <StepCode>, from the file that runs',
    found,
    mend: 'mark a region in the step and show it with <StepCode id="…" region="…" />',
  }));
}

function unknownSteps(page: Page, steps: readonly Step[]): Problem[] {
  const ids = steps.map(({ id }) => id);
  return page.uses
    .filter(({ component }) => OF_A_STEP.test(component))
    .filter(({ attributes }) => !ids.includes(attributes['id'] ?? ''))
    .map(({ component, attributes, line }) => ({
      file: page.file,
      line,
      expected: `<${component}> with the id of a step`,
      found: `id="${attributes['id'] ?? ''}".${didYouMean(attributes['id'] ?? '', ids)}`,
      mend: `use one of ${ids.join(', ')}`,
    }));
}

function regionsOnPage(step: Step, pages: readonly Page[]): Problem[] {
  const file = `${STEPS}/${step.id}.ts`;
  const page = pages.find((each) => each.slug === `steps/${step.id}`);
  if (!existsSync(file) || !page) return [];
  let regions: { name: string; line: number }[];
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
    .filter(
      ({ component, attributes }) => component === 'StepCode' && attributes['id'] === step.id,
    );
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
    .map(({ name, line }) => ({
      file,
      line,
      expected: `the region "${name}" on ${page.file}`,
      found: 'no page that shows it',
      mend: `add <StepCode id="${step.id}" region="${name}" /> or delete the markers`,
    }));
  const needed = ['find', 'run', ...(step.undo ? ['undo'] : [])]
    .filter((name) => !(step.kind === 'reads' && name === 'find') && !names.includes(name))
    .map((name) => ({
      file,
      line: 1,
      expected: `a region "${name}"`,
      found: `the regions ${names.join(', ')}`,
      mend: `put // #region ${name} and // #endregion ${name} around it`,
    }));
  return [...unknown, ...orphans, ...needed];
}

function missingParts(step: Step, pages: readonly Page[]): Problem[] {
  const page = pages.find((each) => each.slug === `steps/${step.id}`);
  if (!page) return [];
  const parts = page.uses.filter(({ attributes }) => attributes['id'] === step.id);
  const wanted: { component: string; undo: boolean }[] = [
    ...REQUIRED.map((component) => ({ component, undo: false })),
    ...(step.undo
      ? ['StepCommand', 'StepTranscript'].map((component) => ({ component, undo: true }))
      : []),
  ];
  return wanted
    .filter(
      ({ component, undo }) =>
        !parts.some((use) => use.component === component && 'undo' in use.attributes === undo),
    )
    .map(({ component, undo }) => ({
      file: `${STEP_PAGES}/${step.id}.mdx`,
      line: 1,
      expected: `<${component} id="${step.id}"${undo ? ' undo' : ''} />`,
      found: 'none',
      mend: 'add it to the page',
    }));
}
