import { DeleteSubnetCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { createCluster } from '../../scripts/steps/create-cluster.ts';
import { createExecutionRole } from '../../scripts/steps/create-execution-role.ts';
import { createServiceLinkedRole } from '../../scripts/steps/create-service-linked-role.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { openApp } from '../../scripts/steps/open-app.ts';
import { preflight } from '../../scripts/steps/preflight.ts';
import { prepareNetwork } from '../../scripts/steps/prepare-network.ts';
import { steps } from '../../scripts/steps/index.ts';
import { core } from '../../scripts/tracks/core.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

test('a first deployment that has failed is begun again, and nothing has to be undone', async () => {
  const { aws, runner, events } = await openBefore(createService.id);
  await aws.inject({ kind: 'image-not-found', count: 3 });
  await expect(runner.run(createService)).rejects.toThrow('The deployment failed');
  events.length = 0;
  expect(await runner.run(createService)).toMatchObject({ result: 'made' });
  expect(events).toContainEqual(expect.objectContaining({ change: 'updated', kind: 'service' }));
});

test('a cluster that is PROVISIONING is waited for, also where the wait was cut short', async () => {
  const before = await openBefore(createCluster.id);
  const killed: Rows[] = [];
  const run: LocalRun = await openLocalRun({
    rows: before.rows,
    afterReply: () => void killed.push(new Map(run.rows)),
  });
  await run.aws.inject({ kind: 'cluster-provisioning' });
  expect(await run.runner.run(createCluster)).toMatchObject({ result: 'made' });
  expect(run.events).toContainEqual(
    expect.objectContaining({ type: 'waiting', state: 'PROVISIONING' }),
  );
  expect(await run.runner.find(createCluster)).toMatchObject({ unfinished: false });

  const made = run.aws.journal.entries.findLastIndex(
    ({ operation }) => operation === 'CreateCluster',
  );
  const again = await openLocalRun({ rows: killed[made]! });
  expect(await again.runner.run(createCluster)).toMatchObject({ result: 'made' });
  expect(again.events).toContainEqual(
    expect.objectContaining({ type: 'resource', change: 'reused', kind: 'cluster' }),
  );
});

test('where the default VPC has no default subnet, nothing is made and it is said', async () => {
  const { session, runner, aws } = await openLocalRun();
  const { ec2 } = session.clients;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  for (const { SubnetId } of Subnets) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  await expect(runner.run(preflight)).rejects.toThrow(
    'The default VPC of us-east-1 has no default subnet in a zone where Fargate runs.',
  );
  await expect(runner.run(prepareNetwork)).rejects.toThrow('No default subnet.');
  expect((await aws.inventory()).map(({ kind }) => kind)).toEqual([]);
});

test('a service-linked role that was made in between is taken as it is', async () => {
  const { aws, runner, events } = await openLocalRun();
  await runner.run(createServiceLinkedRole);
  events.length = 0;
  await aws.inject({ kind: 'lagging-read', operation: 'GetRole' });
  await runner.run(createServiceLinkedRole);
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'resource', change: 'reused', kind: 'role' }),
  );
});

test('a role of your own is kept', async () => {
  const own = { executionRole: 'fargate-tutorial-execution-role' };
  const { rows, runner } = await openLocalRun();
  await runner.run(createExecutionRole);
  const { runner: mine, events, aws } = await openLocalRun({ rows, given: own });
  await mine.undo(createExecutionRole);
  expect(events).toContainEqual(
    expect.objectContaining({ change: 'kept', kind: 'role', id: own.executionRole }),
  );
  expect((await aws.inventory()).map(({ kind }) => kind)).toEqual(['role']);
});

test('a cluster whose service was taken back a moment ago is waited for', async () => {
  const { runner, events } = await openBefore(openApp.id);
  await runner.undo(createService);
  await runner.undo(createCluster);
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'refused', error: 'ClusterContainsTasksException' }),
  );
  expect(await runner.find(createCluster)).toBeUndefined();
});

test('a service is made in a cluster of which ECS has not heard everywhere', async () => {
  const { aws, runner, events } = await openBefore(createService.id);
  await runner.undo(createCluster);
  await runner.run(createCluster);
  await aws.inject({ kind: 'lagging-write', operation: 'CreateService' });
  await runner.run(createService);
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'refused', error: 'ClusterNotFoundException' }),
  );
});

test('a service that was scaled by hand is scaled back', async () => {
  const { session, runner } = await openBefore(createService.id);
  await runner.run(createService);
  const which = { cluster: session.where.name, service: session.where.name };
  await session.clients.ecs.send(new UpdateServiceCommand({ ...which, desiredCount: 0 }));
  await session.sleep(120);
  expect(await runner.run(createService)).toMatchObject({
    result: 'made',
    outputs: { service: { desiredCount: 1 } },
  });
  expect(await runner.run(createService)).toMatchObject({ result: 'already there' });
});

test('the price that is shown first is that of the new size, where the run will change it', async () => {
  const { rows, runner } = await openLocalRun();
  for (const step of core.steps) await runner.run(step);
  const small = await runner.estimate(core.steps);
  const larger = await openLocalRun({ rows, given: { cpu: '4096', memory: '8192' } });
  expect(await larger.runner.estimate(core.steps)).toBeGreaterThan(3 * small);
  // By itself the service keeps the revision that is there.
  expect(await larger.runner.estimate([createService])).toBe(small);
});

// --- internal ---

/** An account in which all steps before this one are done. */
async function openBefore(id: string): Promise<LocalRun> {
  const run = await openLocalRun();
  for (const step of steps) {
    if (step.id === id) break;
    await run.runner.run(step);
  }
  return run;
}
