import { expect, test } from 'vitest';
import { openLocalRun } from '../../../quality/harness/local-run.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { askedOf, enforce } from '../../../src/local-aws/policy/enforce.ts';
import { evaluate, type Asked } from '../../../src/local-aws/policy/evaluate.ts';
import { readPolicy } from '../../../src/local-aws/policy/policy-document.ts';
import { policyOf, type Policy } from '../../../src/engine/permissions.ts';
import type { RecordedCall } from '../../../src/engine/recording.ts';

/**
 * Does the whole tutorial and takes it back, under a policy when there is one. Returns the policy of its calls, and all that
 * they asked for.
 */
async function doTutorial(policy?: Policy): Promise<{ policy: Policy; asked: Asked[] }> {
  const { aws, runner } = await openLocalRun();
  const asked: Asked[] = [];
  aws.guards.push((call) => {
    asked.push(...call.permissions.map((each) => askedOf(call, each)));
  });
  if (policy) aws.guards.push(enforce(policy));
  for (const step of steps) await runner.run(step, '');
  for (const step of steps.toReversed()) if (step.undo) await runner.undo(step);
  return { policy: policyOf(aws.journal.entries as unknown as RecordedCall[]), asked };
}

test('the tutorial works with the policy that its own calls give, and each action that it allows is needed', async () => {
  const { policy, asked } = await doTutorial();
  expect((await doTutorial(policy)).policy).toEqual(policy);
  const without = (statement: object) => ({
    ...policy,
    Statement: policy.Statement.filter((each) => each !== statement),
  });
  for (const statement of policy.Statement) {
    const rest = [readPolicy(without(statement))];
    expect(asked.some((each) => evaluate(rest, each) !== 'allowed')).toBe(true);
  }
  // One of them for all: a refusal ends a run.
  const rest = without(policy.Statement.at(-1)!);
  await expect(doTutorial(rest)).rejects.toThrow('not authorized');
});
