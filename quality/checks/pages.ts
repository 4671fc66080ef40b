import { existsSync } from 'node:fs';
import type { Step } from '../../src/engine/step.ts';
import { conceptPageOf, CONCEPTS, RECORDINGS, STEPS } from '../../src/site/build/paths.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import { checkRegions, type Program } from './source-regions.ts';
import type { Check, Programs } from './world.ts';

/** Components that show something of a step, and therefore name one. */
const OF_A_STEP = /^Step(?!List)[A-Z]/;

/**
 * Pages show code only by weaving it from the files of programs. Every region that a page names exists, and every region of a
 * program is on its page, with the parts that no such page may lack.
 */
export const woven: Check = {
  name: 'woven parts of pages',
  run: async ({ pages, programs }) => checkWoven(await programs(), pages),
};

export function checkWoven(
  { steps, concepts }: Pick<Programs, 'steps' | 'concepts'>,
  pages: readonly Page[],
): Verdict {
  const all = [...steps.map(stepOnPage), ...concepts.map(conceptOnPage)];
  const problems = [
    ...pages.flatMap(pastedCode),
    ...all.flatMap((program) => checkRegions(program, pages)),
    ...all.flatMap((program) => missingParts(program, pages)),
    ...pages.flatMap((page) => undoOfNothing(page, steps)),
  ];
  const uses = pages
    .flatMap((page) => page.uses)
    .filter(({ component }) => OF_A_STEP.test(component));
  return { count: uses.length, problems };
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

/** A program, and what its page must show of it. */
interface OnPage extends Program {
  /** The components. */
  parts: readonly string[];
  /** True if the whole file has to be there too. */
  isWhole: boolean;
}

function stepOnPage({ id, kind, undo }: Step): OnPage {
  return {
    id,
    file: `${STEPS}/${id}.ts`,
    component: 'StepCode',
    page: `steps/${id}`,
    needed: [...(kind === 'reads' ? [] : ['find']), 'run', ...(undo ? ['undo'] : [])],
    parts: [
      'StepRun',
      'StepPermissions',
      ...(existsSync(`${RECORDINGS}/${id}/aws-cli.sh`) ? ['StepByHand'] : []),
      ...(undo ? ['StepUndo'] : []),
    ],
    // The whole file is one click away; a step that only reads shows what it shows.
    isWhole: kind !== 'reads',
  };
}

function conceptOnPage({ id }: Step): OnPage {
  return {
    id,
    file: `${CONCEPTS}/${id}.ts`,
    component: 'ConceptCode',
    page: conceptPageOf(id),
    needed: ['run'],
    parts: ['ConceptRun', 'ConceptEmpty', 'ConceptPermissions'],
    isWhole: true,
  };
}

function missingParts(program: OnPage, pages: readonly Page[]): Problem[] {
  const { id, component, page: slug, parts, isWhole } = program;
  const page = pages.find((each) => each.slug === slug);
  if (!page) return [];
  const own = page.uses.filter(({ attributes }) => attributes['id'] === id);
  const missing = parts.filter((part) => !own.some((use) => use.component === part));
  const shown = own.some((use) => use.component === component && !('region' in use.attributes));
  return [...missing, ...(isWhole && !shown ? [component] : [])].map((part) => ({
    file: page.file,
    line: 1,
    expected: `<${part} id="${id}" />`,
    found: 'none',
    mend: 'add it to the page',
  }));
}
