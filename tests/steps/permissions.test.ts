import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { provePermissions } from '../../quality/harness/permission-proof.ts';
import { recordedCallsOf } from '../../quality/harness/recorded-calls.ts';
import { createCluster } from '../../scripts/steps/create-cluster.ts';
import { steps } from '../../scripts/steps/index.ts';
import { policyOf } from '../../src/engine/permissions.ts';
import { enforce } from '../../src/local-aws/policy/enforce.ts';
import { askedBy } from './asked-by.ts';

test('a policy without an action that a step needs is found out', async () => {
  const calls = recordedCallsOf('create-cluster').filter(
    ({ operation }) => operation !== 'DeleteCluster',
  );
  const asked = await askedBy(createCluster, await accountBefore(createCluster));
  expect(provePermissions(policyOf(calls), asked).refused).toBe(
    'ecs:DeleteCluster on arn:aws:ecs:us-east-1:111122223333:cluster/fargate-tutorial',
  );
});

test('a policy with an action that a step never uses is found out', async () => {
  const calls = recordedCallsOf('create-cluster');
  const idle = { ...calls[0]!, permissions: [{ action: 'ecs:StopTask', resource: '*' }] };
  const asked = await askedBy(createCluster, await accountBefore(createCluster));
  expect(provePermissions(policyOf([...calls, idle]), asked)).toMatchObject({
    refused: undefined,
    idle: ['ecs:StopTask'],
  });
});

// The check asks the policy about each call of a recording; here the policy itself lets the calls through.
test.each(steps.map((step) => [step.id, step] as const))(
  '%s runs and is taken back under its policy, where only what it needs is there',
  async (id, step) => {
    const { aws, runner } = await openLocalRun({ rows: await accountBefore(step) });
    aws.guards.push(enforce(policyOf(recordedCallsOf(id))));
    await runner.run(step);
    if (step.undo) await runner.undo(step);
    expect(aws.journal.entries.map(({ error }) => error?.code)).not.toContain(
      'AccessDeniedException',
    );
  },
);

test('a policy that lacks what a step asks for ends it, with the name of that', async () => {
  const { aws, runner } = await openLocalRun({ rows: await accountBefore(createCluster) });
  const calls = recordedCallsOf('create-cluster').filter(
    ({ operation }) => operation !== 'CreateCluster',
  );
  aws.guards.push(enforce(policyOf(calls)));
  await expect(runner.run(createCluster)).rejects.toThrow(
    /is not authorized to perform: ecs:CreateCluster/,
  );
});
