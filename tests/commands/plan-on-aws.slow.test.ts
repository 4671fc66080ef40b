import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
} from '@aws-sdk/client-ecs';
import { expect, test, vi } from 'vitest';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import { clientsOf } from '../local.ts';
import { ACCOUNT, useInPlaceOfAws } from './on-aws.ts';

// Each of these starts processes.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const place = useInPlaceOfAws();
const { onAws } = place;

test('a plan only reads the account, and lists what it lacks', async () => {
  const to = ['--to', 'create-log-group', '--name', 'half'];
  await onAws('tutorial', '--to', 'create-task-role', '--name', 'half', '--account', ACCOUNT);
  const before = place.aws.journal.last;
  const run = await onAws('tutorial', '--dry-run', ...to);
  expect(run.code).toBe(0);
  expect(requestsIn(run.stdout)).toEqual(['CreateLogGroup', 'PutRetentionPolicy']);
  expect(run.stdout).toContain(
    'plan     2 requests that write. None was sent: your account was only read',
  );
  const undo = await onAws('cleanup', '--dry-run', '--name', 'half');
  expect(requestsIn(undo.stdout)).toEqual(['DeleteRole', 'DetachRolePolicy', 'DeleteRole']);
  const asked = place.aws.journal.entries.filter(({ sequence }) => sequence > before);
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter(({ operation }) => !isRead(operation))).toEqual([]);
  await onAws('cleanup', '--name', 'half', '--account', ACCOUNT);
});

test('a plan stops at what somebody else made, as the run would', async () => {
  await onAws('run', 'create-service-linked-role', '--account', ACCOUNT);
  // A role that is seconds old cannot be assumed yet.
  await place.aws.pass(60_000);
  const { ecs } = clientsOf(place.aws);
  await ecs.send(new CreateClusterCommand({ clusterName: 'theirs' }));
  const { code, stdout } = await onAws('run', 'create-cluster', '--dry-run', '--name', 'theirs');
  expect(requestsIn(stdout)).toEqual([]);
  expect(stdout).toMatch(/^stops {4}.*theirs/m);
  expect(code).toBe(2);
  await ecs.send(new DeleteClusterCommand({ cluster: 'theirs' }));
});

test('a plan does not wait for what is under way', async () => {
  const name = ['--name', 'slow'];
  await onAws('tutorial', '--to', 'create-service', ...name, '--account', ACCOUNT);
  const { ecs } = clientsOf(place.aws);
  await ecs.send(new DeleteServiceCommand({ cluster: 'slow', service: 'slow', force: true }));
  const before = place.aws.account.now;
  const { code, stdout } = await onAws('cleanup', '--dry-run', ...name);
  expect(place.aws.account.now - before).toBeLessThan(60_000);
  expect(requestsIn(stdout)).toContain('DeleteCluster');
  expect(code).toBe(0);
  await onAws('cleanup', ...name, '--account', ACCOUNT);
});

/** The operations of the requests that a plan lists, in order. */
function requestsIn(stdout: string): string[] {
  return [...stdout.matchAll(/^request {2}(\{.*\})$/gm)].map(
    ([, json]) => (JSON.parse(json!) as { operation: string }).operation,
  );
}
