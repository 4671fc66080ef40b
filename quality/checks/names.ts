import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { trackOf, tracks } from '../../scripts/tracks/index.ts';
import type { Step } from '../../src/engine/step.ts';
import {
  AUDIT_RECORDING,
  CONCEPT_RECORDINGS,
  conceptPageOf,
  CONCEPTS,
  FAILURE_RECORDINGS,
  PAGES,
  RECORDINGS,
  STEPS,
  TRACKS,
} from '../../src/site/build/paths.ts';
import { compare, compareNpmScripts, stems } from './compare.ts';
import { lineOf } from './line-of.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import type { Check, Programs } from './world.ts';

/**
 * One name in four places: the list, the file, the page and the npm scripts, and the recordings besides. Whatever is in
 * one of them and not in the others is a problem, both ways.
 */
export const names: Check = {
  name: 'programs with their file, page, recording and npm scripts',
  run: async ({ pages, programs }) => checkNames(await programs(), pages),
};

export function checkNames(
  { steps, concepts }: Pick<Programs, 'steps' | 'concepts'>,
  pages: readonly Page[],
): Verdict {
  const slugs = pages.map(({ slug }) => slug);
  const problems = [
    ...unlistedTracks(),
    ...duplicates(steps),
    ...order(steps),
    ...concepts.flatMap(contract),
    ...places(steps, slugs, {
      what: 'step',
      folder: STEPS,
      list: `the list of a track in ${TRACKS}`,
      pageOf: (id) => `steps/${id}`,
      recordings: RECORDINGS,
      otherRecordings: [CONCEPT_RECORDINGS, FAILURE_RECORDINGS, AUDIT_RECORDING],
    }),
    ...places(concepts, slugs, {
      what: 'concept',
      folder: CONCEPTS,
      list: `${CONCEPTS}/index.ts`,
      pageOf: conceptPageOf,
      recordings: `${RECORDINGS}/${CONCEPT_RECORDINGS}`,
      otherRecordings: [],
    }),
    ...compareNpmScripts(npmScripts(steps, concepts), /^(step|undo|show):/),
  ];
  return { count: steps.length + concepts.length, problems };
}

// --- internal ---

/** The page of all concepts together. */
const OVERVIEW = 'concepts/the-picture';

/** Where the programs of one kind have their names. */
interface Places {
  what: 'step' | 'concept';
  /** Of the files. */
  folder: string;
  /** Where they are listed. */
  list: string;
  pageOf(id: string): string;
  /** The folder of the recordings. */
  recordings: string;
  /** Others that are in it. */
  otherRecordings: readonly string[];
}

function places(programs: readonly Step[], slugs: readonly string[], places: Places): Problem[] {
  const { what, folder, list, pageOf, recordings } = places;
  const ids = programs.map(({ id }) => id);
  const own = ids.map(pageOf);
  const isOfKind = (slug: string) => slug.startsWith(`${what}s/`) && slug !== OVERVIEW;
  const recorded = existsSync(recordings) ? readdirSync(recordings) : [];
  return [
    ...compare(ids, stems(folder, '.ts', ['index']), {
      where: (id) => `${folder}/${id}.ts`,
      missing: (id) => `the program of the ${what} "${id}"`,
      extra: `a ${what} that is in the list`,
      mend: (id) => `add "${id}" to ${list}, or delete its file`,
    }),
    ...compare(
      own,
      slugs.filter((slug) => own.includes(slug) || isOfKind(slug)),
      {
        where: (slug) => `${PAGES}/${slug}.mdx`,
        missing: (slug) => `the page ${slug} of a ${what}`,
        extra: `a page of a ${what} that is in the list`,
        mend: (slug) => `write ${PAGES}/${slug}.mdx, or take its program out of ${list}`,
      },
    ),
    ...compare(
      ids,
      recorded.filter((path) => !places.otherRecordings.includes(path)),
      {
        where: (id) => `${recordings}/${id}`,
        missing: (id) => `the recording of the ${what} "${id}"`,
        extra: `a recording of a ${what} that is in the list`,
        mend: () => 'npm run record',
      },
    ),
  ];
}

function unlistedTracks(): Problem[] {
  const ids = tracks.map(({ id }) => id);
  return compare(ids, stems(TRACKS, '.ts', ['index', 'track']), {
    where: (id) => `${TRACKS}/${id}.ts`,
    missing: (id) => `the file of the track "${id}"`,
    extra: 'a track that is in the list',
    mend: (id) => `add "${id}" to ${TRACKS}/index.ts, or delete its file`,
  });
}

function duplicates(steps: readonly Step[]): Problem[] {
  return steps
    .filter((step, index) => steps.indexOf(step) !== index)
    .map((step) => ({
      file: listOf(step),
      line: 1,
      expected: `"${step.id}" once`,
      found: 'it twice',
      mend: 'take one out',
    }));
}

/** Finds each step that comes before one that it needs. */
function order(steps: readonly Step[]): Problem[] {
  return steps.flatMap((step, index) =>
    Object.values<Step>(step.needs)
      .filter((need) => !steps.slice(0, index).includes(need))
      .map((need) => ({
        file: listOf(step),
        line: lineOf(readFileSync(listOf(step), 'utf8'), `/${step.id}.ts`),
        expected: `"${need.id}" before "${step.id}", which needs it`,
        found: 'it after, or not at all',
        mend: 'move it in the list',
      })),
  );
}

/** The file of the track that a step is in. */
function listOf(step: Step): string {
  return `${TRACKS}/${trackOf(step).id}.ts`;
}

function contract({ id, kind, needs }: Step): Problem[] {
  if (kind === 'reads' && Object.keys(needs).length === 0) return [];
  return [
    {
      file: `${CONCEPTS}/${id}.ts`,
      line: 1,
      expected: "a program of kind 'reads' that needs nothing",
      found: `kind '${kind}', needs ${Object.keys(needs).join(', ') || 'nothing'}`,
      mend: 'make it a step of the tutorial, or mend it',
    },
  ];
}

function npmScripts(steps: readonly Step[], concepts: readonly Step[]): Map<string, string> {
  const command = (script: string, id: string) =>
    `node --import=./scripts/preflight.js scripts/${script}.ts ${id}`;
  return new Map([
    ...steps.map(({ id }) => [`step:${id}`, command('run', id)] as const),
    ...steps
      .filter(({ undo }) => undo)
      .map(({ id }) => [`undo:${id}`, command('undo', id)] as const),
    ...concepts.map(({ id }) => [`show:${id}`, command('show', id)] as const),
  ]);
}
