import { existsSync, readFileSync } from 'node:fs';
import { concepts } from '../../scripts/concepts/index.ts';
import { failures } from '../../scripts/failures/index.ts';
import { steps } from '../../scripts/steps/index.ts';
import type { Step } from '../../src/engine/step.ts';
import { RECORDINGS, STEPS } from '../../src/site/build/paths.ts';
import { CHECKS } from '../checks/index.ts';
import { laws } from '../checks/laws-hold.ts';
import { permissions } from '../checks/permissions.ts';
import { failed, type Problem } from '../checks/problem.ts';
import { judgeBy, type Judged } from '../checks/run-checks.ts';
import { openWorld, type Check, type World } from '../checks/world.ts';
import { accountBefore } from '../harness/account-before.ts';
import { promotion } from '../harness/promote.ts';
import { LawFixture } from '../harness/law-fixture.ts';
import { lawFileOf } from '../harness/record-laws.ts';
import { recordFailures } from '../harness/record-failures.ts';
import { UNRECORDED_LAWS } from '../harness/unrecorded-laws.ts';
import { writeRecordings } from '../harness/write-recordings.ts';

/** A question about a copy of the project in which some files are edited. */
export interface Question {
  what: 'check' | 'record';
  files: readonly string[];
  /** The laws and the policies of all steps, and not of those alone whose files are edited. */
  whole: boolean;
}

/** `by` is the first check that fails, `''` when none does; `refused` is why nothing was recorded, if nothing was: no `undefined`, which no message carries. */
export type Answer = { by: string; output: string } | { refused: string | null };

/** Judges as `npm run check` and the laws of `npm test` do, up to the first that fails. What takes each step in turn comes last. */
export async function judgeSources({ files, whole }: Question): Promise<Judged[]> {
  const world = openWorld();
  const judged = await judgeBy(
    CHECKS.filter((check) => !OF_EACH_STEP.includes(check)),
    true,
    world,
  );
  const edited = editedSteps(files);
  if (judged.some(failed) || (!whole && edited.length === 0)) return judged;
  return whole
    ? judgeBy(OF_EACH_STEP, true, world)
    : judgeBy([...OF_EACH_STEP, unrecordedLaws], true, onlyOf(world, edited));
}

/** Writes what `npm run record` would. Returns why it refused, or `null`. */
export async function recordSources({ files, whole }: Question): Promise<string | null> {
  const judged = whole ? steps : steps.filter(({ id }) => editedSteps(files).includes(id));
  const result = await promotion(steps, concepts, undefined, judged);
  if ('refused' in result) return result.refused;
  const all = [
    ...result.files,
    ...(await recordFailures(failures, steps)),
    ...lawsLeftAlone(judged),
  ];
  writeRecordings(new Map(all), { steps, concepts });
  return null;
}

// --- internal ---

/** The laws that no recording tells of. For all steps they take minutes: then only the tests ask them. */
const unrecordedLaws: Check = {
  name: 'laws of steps that print nothing new',
  async run({ programs }) {
    const { steps } = await programs();
    const problems: Problem[] = [];
    for (const step of steps) {
      const fixture = new LawFixture(step, await accountBefore(step));
      for (const [expected, violationOf] of Object.entries(UNRECORDED_LAWS)) {
        const found = await violationOf(fixture);
        if (found === undefined) continue;
        const file = `${STEPS}/${step.id}.ts`;
        problems.push({ file, line: 1, expected, found, mend: 'mend the step' });
      }
    }
    return { count: steps.length, problems };
  },
};

/** These take most of the time, a step at a time, and a step whose file is as it was keeps them nearly always. */
const OF_EACH_STEP = [permissions, laws];

/** The ids of the steps whose program or recording is edited. */
function editedSteps(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const id = /^(?:scripts\/steps|src\/recordings)\/([\w-]+)(?:\.ts$|\/)/.exec(file)?.[1];
    return steps.filter((step) => step.id === id).map((step) => step.id);
  });
}

/** The recordings of the laws of the steps that were not judged. */
function lawsLeftAlone(judged: readonly Step[]): [path: string, text: string][] {
  return steps
    .filter((step) => !judged.includes(step))
    .flatMap((step) => lawFileOf(step) ?? [])
    .filter((path) => existsSync(`${RECORDINGS}/${path}`))
    .map((path) => [path, readFileSync(`${RECORDINGS}/${path}`, 'utf8')]);
}

/** The same sources, with some steps only. */
function onlyOf(world: World, ids: readonly string[]): World {
  return {
    get pages() {
      return world.pages;
    },
    get unreadable() {
      return world.unreadable;
    },
    prose: () => world.prose(),
    async programs() {
      const all = await world.programs();
      return { ...all, steps: all.steps.filter(({ id }) => ids.includes(id)) };
    },
  };
}
