import { existsSync, readFileSync } from 'node:fs';
import { concepts } from '../../scripts/concepts/index.ts';
import { failures } from '../../scripts/failures/index.ts';
import { steps } from '../../scripts/steps/index.ts';
import type { Step } from '../../src/engine/step.ts';
import { RECORDINGS } from '../../src/site/build/paths.ts';
import { CHECKS } from '../checks/index.ts';
import { lawProblems } from '../checks/recorded-laws.ts';
import { failed, type Problem } from '../checks/problem.ts';
import { judgeBy, type Judged } from '../checks/run-checks.ts';
import { openWorld } from '../checks/world.ts';
import { promotion } from '../harness/promote.ts';
import { lawFileOf } from '../recorded-laws/record-laws.ts';
import { programRuns } from '../harness/program-runs.ts';
import { writeRecordings } from '../harness/write-recordings.ts';

/** A question about a copy of the project in which some files are edited. */
export interface Question {
  what: 'check' | 'record';
  files: readonly string[];
  /** True to prove the laws of all steps, and not of those alone whose files are edited. */
  whole: boolean;
  /** True to hear all checks, and not up to the first that fails. */
  all?: true;
}

/**
 * `by` is the first check that fails, `''` when none does, and `output` has the problems; `refused` is why nothing was recorded, or
 * `null`: no message carries an `undefined`.
 */
export type Answer = { by: string; output: string } | { refused: string | null };

/** Their modules stay as they were loaded, so that one run of them answers all questions. */
const runs = programRuns({ steps, concepts, failures });

/** Judges as `npm run check` and the laws of `npm test` do. The laws are not asked where a check fails. */
export async function judgeSources({ files, whole, all }: Question): Promise<Judged[]> {
  const judged = await judgeBy(CHECKS, !all, undefined, openWorld(runs));
  if (judged.some(failed)) return judged;
  const problems: Problem[] = [];
  for (const step of stepsToProve(files, whole)) {
    problems.push(...lawProblems(step, await runs.laws(step)));
  }
  return [...judged, { name: 'laws of steps', count: 1, problems }];
}

/** Writes what `npm run record` would. Returns why it refused, or `null`. */
export async function recordSources({ files, whole }: Question): Promise<string | null> {
  const judged = stepsToProve(files, whole);
  const result = await promotion(steps, concepts, undefined, undefined, judged, runs);
  if ('refused' in result) return result.refused;
  const all = [...result.files, ...(await runs.failures()), ...lawsLeftAlone(judged)];
  writeRecordings(new Map(all), { steps, concepts });
  return null;
}

// --- internal ---

/** All steps, or those whose program or recording is edited: any other keeps its laws nearly always, and they take long. */
function stepsToProve(files: readonly string[], whole: boolean): readonly Step[] {
  const edited = files.map(
    (file) => /^(?:scripts\/steps|src\/recordings)\/([\w-]+)(?:\.ts$|\/)/.exec(file)?.[1],
  );
  return whole ? steps : steps.filter(({ id }) => edited.includes(id));
}

/** The recordings of the laws of the steps that were not judged. */
function lawsLeftAlone(judged: readonly Step[]): [path: string, text: string][] {
  return steps
    .filter((step) => !judged.includes(step))
    .flatMap((step) => lawFileOf(step) ?? [])
    .filter((path) => existsSync(`${RECORDINGS}/${path}`))
    .map((path) => [path, readFileSync(`${RECORDINGS}/${path}`, 'utf8')]);
}
