import { expect, test } from 'vitest';
import { openLocalRun } from '../../../quality/harness/local-run.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { enforce } from '../../../src/local-aws/policy/enforce.ts';
import { policyOf, type Policy } from '../../../src/engine/permissions.ts';
import type { RecordedCall } from '../../../src/engine/recording.ts';

/** Does the whole tutorial and takes it back, under a policy when there is one. Returns the policy of its calls. */
async function doTutorial(policy?: Policy): Promise<Policy> {
  const { aws, runner } = await openLocalRun();
  if (policy) aws.guards.push(enforce(policy));
  for (const step of steps) await runner.run(step, '');
  for (const step of steps.toReversed()) if (step.undo) await runner.undo(step);
  return policyOf(aws.journal.entries as unknown as RecordedCall[]);
}

test('the tutorial works with the policy that its own calls give, and not with less', async () => {
  const policy = await doTutorial();
  await expect(doTutorial(policy)).resolves.toEqual(policy);
  for (const statement of policy.Statement) {
    const rest = policy.Statement.filter((each) => each !== statement);
    await expect(doTutorial({ ...policy, Statement: rest })).rejects.toThrow('not authorized');
  }
}, 60_000);
