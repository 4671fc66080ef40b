import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { provePermissions } from '../../quality/harness/permission-proof.ts';
import { recordedCallsOf } from '../../quality/harness/recorded-calls.ts';
import { createCluster } from '../../scripts/steps/create-cluster.ts';

test('a policy without an action that a step needs is found out', async () => {
  const calls = recordedCallsOf('create-cluster').filter(
    ({ operation }) => operation !== 'DeleteCluster',
  );
  const { refused } = await provePermissions(
    createCluster,
    await accountBefore(createCluster),
    calls,
  );
  expect(refused).toContain('is not authorized to perform: ecs:DeleteCluster');
});

test('a policy with an action that a step never uses is found out', async () => {
  const calls = recordedCallsOf('create-cluster');
  const idle = { ...calls[0]!, permissions: [{ action: 'ecs:StopTask', resource: '*' }] };
  const { leftOut } = await provePermissions(createCluster, await accountBefore(createCluster), [
    ...calls,
    idle,
  ]);
  expect(leftOut.filter(({ wrong }) => wrong !== undefined)).toEqual([
    { action: 'ecs:StopTask', wrong: 'nothing was refused' },
  ]);
});
