import { openLocalRun } from '../../quality/harness/local-run.ts';
import { recordChanges } from '../../quality/harness/variants.ts';
import { watch } from '../../quality/harness/watched-run.ts';
import type { Step } from '../../src/engine/step.ts';
import type { Asked } from '../../src/local-aws/policy/evaluate.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

/** Returns all that a step asks of IAM on an account: when it runs, runs with other inputs, and is taken back. */
export async function askedBy(step: Step, before: Rows): Promise<Asked[]> {
  const run = await openLocalRun({ rows: before });
  const ran = await watch(run, () => run.runner.run(step));
  const changed = await recordChanges(step, run.rows, ran.calls);
  const undone = step.undo ? await watch(run, () => run.runner.undo(step)) : { asked: [] };
  return [...ran.asked, ...changed.asked, ...undone.asked];
}
