import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { trackOf, tracks } from '../../scripts/tracks/index.ts';
import type { Step } from '../../src/engine/step.ts';
import {
  AUDIT_RECORDING,
  FAILURE_RECORDINGS,
  RECORDINGS,
  CONCEPT_RECORDINGS,
  STEP_PAGES,
  STEPS,
  TRACKS,
} from '../../src/site/build/paths.ts';
import { compare, compareNpmScripts, stems } from './compare.ts';
import { lineOf } from './line-of.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/**
 * One name in four places: the list, the file, the page and the npm scripts, and the recordings besides. Whatever is in
 * one of them and not in the others is a problem, both ways.
 */
export const names: Check = {
  name: 'steps with their file, page, recording and npm scripts',
  async run(world) {
    const { steps } = await world.programs();
    const ids = steps.map(({ id }) => id);
    const problems = [
      ...unlistedTracks(),
      ...duplicates(steps),
      ...order(steps),
      ...compare(ids, stems(STEPS, '.ts', ['index']), {
        where: (id) => `${STEPS}/${id}.ts`,
        missing: (id) => `the file of the step "${id}"`,
        extra: 'a step that is in the list',
        mend: (id) => `add "${id}" to the list of a track in ${TRACKS}, or delete its file`,
      }),
      ...compare(ids, stems(STEP_PAGES, '.mdx'), {
        where: (id) => `${STEP_PAGES}/${id}.mdx`,
        missing: (id) => `the page of the step "${id}"`,
        extra: 'a page of a step that is in the list',
        mend: (id) =>
          `write ${STEP_PAGES}/${id}.mdx, or take "${id}" out of its track in ${TRACKS}`,
      }),
      ...compare(ids, recordings(), {
        where: (id) => `${RECORDINGS}/${id}`,
        missing: (id) => `the recording of the step "${id}"`,
        extra: 'a recording of a step that is in the list',
        mend: () => 'npm run record',
      }),
      ...compareNpmScripts(npmScripts(steps), /^(step|undo):/, 'steps'),
    ];
    return { count: ids.length, problems };
  },
};

// --- internal ---

/** The folders of the steps' recordings. Those of the concepts and of the failures are in folders of their own, and the audit is in a file. */
function recordings(): string[] {
  if (!existsSync(RECORDINGS)) return [];
  const others = [CONCEPT_RECORDINGS, FAILURE_RECORDINGS, AUDIT_RECORDING];
  return readdirSync(RECORDINGS).filter((path) => !others.includes(path));
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

function npmScripts(steps: readonly Step[]): Map<string, string> {
  const wanted = new Map<string, string>();
  for (const { id, undo } of steps) {
    wanted.set(`step:${id}`, `node --import=./scripts/preflight.js scripts/run.ts ${id}`);
    if (undo)
      wanted.set(`undo:${id}`, `node --import=./scripts/preflight.js scripts/undo.ts ${id}`);
  }
  return wanted;
}

/** Finds each step that comes before one that it needs. */
function order(steps: readonly Step[]): Problem[] {
  const problems: Problem[] = [];
  for (const [index, step] of steps.entries()) {
    for (const need of Object.values(step.needs)) {
      if (steps.slice(0, index).includes(need)) continue;
      problems.push({
        file: listOf(step),
        line: lineOf(readFileSync(listOf(step), 'utf8'), `/${step.id}.ts`),
        expected: `"${need.id}" before "${step.id}", which needs it`,
        found: 'it after, or not at all',
        mend: 'move it in the list',
      });
    }
  }
  return problems;
}

/** The file of the track that a step is in. */
function listOf(step: Step): string {
  return `${TRACKS}/${trackOf(step).id}.ts`;
}
