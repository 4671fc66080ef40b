import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Step } from '../../src/engine/step.ts';
import {
  MISHAP_PAGE,
  MISHAP_RECORDINGS,
  NOTES,
  NOTES_MAP,
  PAGES,
  RECORDINGS,
  SHOWS,
  STEPS,
} from '../../src/site/build/paths.ts';
import type { Verdict } from './problem.ts';
import type { World } from './world.ts';

/** What a part of the check has to say. */
export interface Outcome {
  verdicts: Verdict[];
  /** What it did not judge, as `58 laws of 9 steps`; left out where it judged everything. */
  skipped?: string;
}

/**
 * A part of the check. Its module is loaded only when it is judged, and it is judged only when something changed that the
 * verdict rests on: its own module with all that it imports, and the files that it is given.
 */
export interface Part {
  name: string;
  /** Whether it is judged in the other thread: then it begins before the others, and they do not wait for it. */
  apart?: true;
  judge(world: World): Promise<Outcome>;
}

/** The modules that judge prose. */
const PROSE = ['quality/checks/prose/judge.ts'];

/** What prose speaks of, the pages apart: the programs, what they print, and the recordings. */
const OF_PROSE = [
  'scripts/',
  'src/engine/',
  'src/local-aws/',
  'package.json',
  NOTES,
  `${RECORDINGS}/`,
];

/** The parts in the order in which they are judged: the quick ones first, and the ledger after those that say more. */
export const PARTS: readonly Part[] = [
  {
    name: 'names',
    async judge({ steps }) {
      const { checkNames } = await import('./names.ts');
      return { verdicts: [checkNames(steps)] };
    },
  },
  {
    name: 'pages',
    async judge({ steps, pages }) {
      const { checkPages } = await import('./pages.ts');
      return { verdicts: [checkPages(steps, pages)] };
    },
  },
  {
    name: 'concepts',
    async judge({ steps, shows, pages }) {
      const { checkShows } = await import('./concepts.ts');
      return { verdicts: [checkShows(shows, steps, pages)] };
    },
  },
  {
    name: 'links and components',
    async judge({ pages }) {
      const { checkComponents } = await import('./components.ts');
      const { checkLinks } = await import('./links.ts');
      return { verdicts: [checkComponents(pages), checkLinks(pages)] };
    },
  },
  apart(
    'diagrams',
    new URL('./diagrams.ts', import.meta.url),
    [`${PAGES}/`, `${RECORDINGS}/`],
    'checkDiagrams',
    ({ steps, pages }) => ({
      steps: steps.map(({ id, title }) => ({ id, title })),
      pages: pages.map(({ file, fences, source }) => ({ file, fences, source })),
    }),
  ),
  whole(
    'lines of the notes',
    ['quality/checks/notes.ts'],
    [NOTES, NOTES_MAP, `${PAGES}/`],
    async ({ pages }) => {
      const { checkNotes } = await import('./notes.ts');
      return [checkNotes(pages)];
    },
  ),
  whole(
    'words of the glossary',
    ['quality/checks/glossary.ts'],
    [`${PAGES}/`],
    async ({ pages }) => {
      const { checkGlossary } = await import('./glossary.ts');
      return [checkGlossary(pages)];
    },
  ),
  apart(
    'fidelity',
    new URL('./fidelity.ts', import.meta.url),
    ['src/local-aws/', 'quality/fidelity/', 'src/site/data/fidelity.json'],
    'checkFidelity',
    async () => (await import('../fidelity/served.ts')).servedNow(),
  ),
  whole(
    'constraints',
    ['quality/checks/constraints.ts', 'src/local-aws/services/all-services.ts'],
    ['quality/constraints/', 'src/local-aws/wire/constraint-models/'],
    async () => {
      const { checkConstraints } = await import('./constraints.ts');
      const { allServices } = await import('../../src/local-aws/services/all-services.ts');
      return [await checkConstraints(allServices)];
    },
  ),
  apart(
    'prose',
    new URL('./prose/judge.ts', import.meta.url),
    [...OF_PROSE, `${PAGES}/`],
    'judgeProse',
    (world) => ({
      pages: world.pages.map(({ file, slug, source, uses, fences, headings }) => {
        return { file, slug, source, uses, fences, headings };
      }),
      steps: Object.entries(world.now.steps).map(([id, { inputs }]) => ({
        id,
        inputs: Object.keys(inputs),
      })),
      shows: Object.keys(world.now.concepts).map((id) => ({ id })),
      hash: world.hashOf(PROSE, OF_PROSE),
    }),
  ),
  {
    name: 'statements',
    async judge() {
      const { checkStatements } = await import('./statements.ts');
      return { verdicts: [checkStatements()] };
    },
  },
  {
    name: 'ledger',
    async judge(world) {
      const { checkLedger } = await import('./ledger.ts');
      return { verdicts: [checkLedger(world)] };
    },
  },
  whole(
    'recordings',
    ['quality/checks/recordings.ts', `${STEPS}/index.ts`, `${SHOWS}/index.ts`],
    [`${RECORDINGS}/`],
    async (world) => {
      const { checkRecordings } = await import('./recordings.ts');
      const { steps, shows } = await world.programs();
      return [await checkRecordings(steps, shows)];
    },
  ),
  whole(
    'failures',
    ['quality/checks/failures.ts', 'quality/harness/failure-recording.ts', `${STEPS}/index.ts`],
    [`${RECORDINGS}/${MISHAP_RECORDINGS}/`, `${PAGES}/${MISHAP_PAGE}.mdx`],
    async (world) => {
      const { checkMishaps } = await import('./failures.ts');
      const { mishaps } = await import('../../scripts/failures/index.ts');
      const { recordMishaps } = await import('../harness/failure-recording.ts');
      const { steps } = await world.programs();
      return [checkMishaps(mishaps, await recordMishaps(mishaps, steps), world.pages)];
    },
  ),
  eachStep('the laws', 'quality/checks/laws.ts', async (steps) => {
    const { checkLaws } = await import('./laws.ts');
    return checkLaws(steps);
  }),
  whole(
    'laws of concepts',
    ['quality/checks/laws.ts', `${STEPS}/index.ts`, `${SHOWS}/index.ts`],
    [],
    async (world) => {
      const { checkShowLaws } = await import('./laws.ts');
      const { steps, shows } = await world.programs();
      return [await checkShowLaws(shows, steps)];
    },
  ),
  eachStep('the permissions', 'quality/checks/permissions.ts', async (steps) => {
    const { checkPermissions } = await import('./permissions.ts');
    return checkPermissions(steps);
  }),
];

// --- internal ---

/** A part that is judged as a whole, when anything changed that it rests on. */
function whole(
  name: string,
  modules: string[],
  data: string[],
  judge: (world: World) => Promise<Verdict[]>,
): Part {
  return {
    name,
    async judge(world) {
      if (world.touched(modules, data) === undefined) return { verdicts: [], skipped: name };
      return { verdicts: await judge(world) };
    },
  };
}

/** A part that is judged as a whole, by an exported function of its module, in the other thread where there is one. */
function apart(
  name: string,
  module: URL,
  data: string[],
  judge: string,
  needs: (world: World) => unknown,
): Part {
  const file = relative('.', fileURLToPath(module));
  return {
    ...whole(name, [file], data, async (world) =>
      [await world.apart<Verdict | Verdict[]>(module, judge, await needs(world))].flat(),
    ),
    apart: true,
  };
}

/** A part that judges step by step: only the steps whose own file, imports or recording changed. */
function eachStep(
  name: string,
  module: string,
  judge: (steps: readonly Step[]) => Promise<Verdict>,
): Part {
  return {
    name,
    async judge(world) {
      const ids = world.steps
        .map(({ id }) => id)
        .filter((id) => world.touched([module, `${STEPS}/${id}.ts`], [`${RECORDINGS}/${id}/`]));
      const left = world.steps.length - ids.length;
      const skipped = left > 0 && `${name} of ${left} steps`;
      if (ids.length === 0 && left > 0) return { verdicts: [], skipped: `${name} of all steps` };
      const { steps } = await world.programs();
      const verdict = await judge(steps.filter(({ id }) => ids.includes(id)));
      return { verdicts: [verdict], ...(skipped && { skipped }) };
    },
  };
}
