import { steps } from '../../scripts/steps/index.ts';
import { cleanUp } from '../../src/engine/cleanup.ts';
import { StepError } from '../../src/engine/step.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { openLocalRun, type LocalRun } from '../harness/local-run.ts';
import type { Broken, Recovery, Stage } from './case.ts';
import { errorOf } from './error-of.ts';
import { foreignChange } from './foreign.ts';
import { act, differenceOfKinds, kindsIn } from './reference.ts';

const UNDONE = steps.filter(({ undo }) => undo).toReversed();

/**
 * Lets the reader run a stage again in the account that a failure has left, or clean up. Returns the promises that are broken then.
 *
 * @param kinds what is to be there after another run
 */
export async function recover(
  stage: Stage,
  kinds: string,
  rows: Rows,
  recovery: Recovery,
  isAmongNeighbours: boolean,
): Promise<Broken[]> {
  const run = await openLocalRun({ rows, given: stage.given });
  const broken = await (recovery === 'rerun' ? rerun(run, stage, kinds) : uncleaned(run));
  const foreign = isAmongNeighbours ? await foreignChange(run) : undefined;
  return foreign === undefined
    ? broken
    : [...broken, { promise: 'foreign change', found: foreign }];
}

/** Cleans up, and says what is left although nothing stands in its way: nothing at all may be. */
export async function uncleaned(run: LocalRun): Promise<Broken[]> {
  try {
    const { left, obstacles } = await cleanUp(run.session, UNDONE);
    return [
      ...left.map(({ arn }) => ({ promise: 'orphan' as const, found: `${arn} is left` })),
      ...obstacles.map(({ what, why }) => ({
        promise: 'stuck' as const,
        found: `${what}: ${why}`,
      })),
    ];
  } catch (error) {
    return [{ promise: 'stuck', found: String(error) }];
  }
}

// --- internal ---

async function rerun(run: LocalRun, stage: Stage, kinds: string): Promise<Broken[]> {
  const error = await errorOf(() => asAdvised(run, stage));
  if (error !== undefined) return [{ promise: 'stuck', found: error }];
  const got = await kindsIn(run, stage);
  if (got === kinds) return [];
  const promise = got.length > kinds.length ? 'duplicate' : 'orphan';
  return [{ promise, found: differenceOfKinds(kinds, got) }];
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
