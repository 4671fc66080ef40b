import { steps } from '../../scripts/steps/index.ts';
import { cleanUp } from '../../src/engine/cleanup.ts';
import { StepError } from '../../src/engine/step.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { openLocalRun, type LocalRun } from '../harness/local-run.ts';
import { openStruckRun } from '../harness/struck-run.ts';
import { inWords, type Failure, type Recovery, type Stage, type Violation } from './case.ts';
import { foreignChange } from './foreign.ts';
import { act, kindsIn, type Reference } from './reference.ts';

const UNDONE = steps.filter(({ undo }) => undo).toReversed();

/**
 * Lets something happen at one call of a stage, and then lets the reader run it again or clean up. Returns the promises that were
 * broken.
 */
export async function tryCase(
  stage: Stage,
  reference: Reference,
  { at, operation }: Reference['calls'][number],
  failure: Failure,
  recovery: Recovery,
  isAmongNeighbours: boolean,
): Promise<Violation[]> {
  const violations: Violation[] = [];
  const where = `${inWords(stage)}, call ${at + 1} ${operation}, ${failure}, then ${recovery}`;
  const broken = (promise: Violation['promise'], found: string) =>
    violations.push({ at: where, promise, found });

  const rows = await afterFailure(stage, reference, at, failure, (found) =>
    broken('false done', found),
  );
  const run = await openLocalRun({ rows, given: stage.given });
  if (recovery === 'rerun') {
    const error = await errorOf(() => asAdvised(run, stage));
    if (error !== undefined) broken('stuck', error);
    else {
      const kinds = await kindsIn(run, stage);
      if (kinds !== reference.kinds)
        broken(tooMany(reference.kinds, kinds), inWordsOf(reference.kinds, kinds));
    }
  } else {
    for (const found of await uncleaned(run)) broken('orphan', found);
  }
  const foreign = isAmongNeighbours ? await foreignChange(run) : undefined;
  if (foreign !== undefined) broken('foreign change', foreign);
  return violations;
}

/** Cleans up, and says what is left although nothing stands in its way: nothing at all may be. */
export async function uncleaned(run: LocalRun): Promise<string[]> {
  try {
    const { left, obstacles } = await cleanUp(run.session, UNDONE);
    return [
      ...left.map(({ arn }) => `${arn} is left`),
      ...obstacles.map(({ what, why }) => `${what}: ${why}`),
    ];
  } catch (error) {
    return [String(error)];
  }
}

// --- internal ---

/** The account after the failure. Tells of an end that claims to be a good one, and is none. */
async function afterFailure(
  stage: Stage,
  { kinds, after }: Reference,
  at: number,
  failure: Failure,
  falseDone: (found: string) => void,
): Promise<Rows> {
  if (failure === 'killed after') return after.get(at)!;
  const { rows, given } = stage;
  const run = await openStruckRun({ rows, given }, at, failure);
  if ((await errorOf(() => act(run, stage))) === undefined) {
    const got = await kindsIn(run, stage);
    if (got !== kinds) falseDone(inWordsOf(kinds, got));
  }
  return run.rows;
}

/** Runs it again; where that names the step to do first, does what it says, once: a reader would. */
async function asAdvised(run: LocalRun, stage: Stage): Promise<void> {
  try {
    await act(run, stage);
  } catch (error) {
    const id =
      error instanceof StepError ? /^npm run step:([\w-]+)$/.exec(error.next ?? '')?.[1] : '';
    const first = steps.find((each) => each.id === id);
    if (!first) throw error;
    await run.runner.run(first);
    await act(run, stage);
  }
}

async function errorOf(what: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await what();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function tooMany(wanted: string, got: string): Violation['promise'] {
  return got.length > wanted.length ? 'duplicate' : 'orphan';
}

function inWordsOf(wanted: string, got: string): string {
  const rest = got.split('\n');
  const missing = wanted.split('\n').filter((kind) => {
    const index = rest.indexOf(kind);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  return `too many: ${rest.join(', ') || 'nothing'}; missing: ${missing.join(', ') || 'nothing'}`;
}
