import { DescribeClustersCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../scripts/lib/local-run.ts';
import { createCluster } from '../../scripts/steps/create-cluster.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { createTaskRole } from '../../scripts/steps/create-task-role.ts';
import { openApp } from '../../scripts/steps/open-app.ts';
import { steps } from '../../scripts/steps/index.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

/** The steps that make something: an undo of each can be cut short. */
const makers = steps.filter(({ undo }) => undo);

test.each(makers.map((step) => [step.id, step] as const))(
  '%s: an undo that was killed after any call is gone on with, and so is a run',
  async (_id, step) => {
    const whole = await openLocalRun();
    for (const each of steps.slice(0, steps.indexOf(step) + 1)) await whole.runner.run(each);
    const wanted = await kinds(whole);
    const killed: Rows[] = [];
    const undone = await openLocalRun({
      rows: whole.rows,
      afterReply: () => void killed.push(new Map(undone.rows)),
    });
    await undone.runner.undo(step);
    expect(killed.length).toBeGreaterThan(0);
    for (const rows of killed) {
      const again = await openLocalRun({ rows });
      await again.runner.run(step);
      expect(await kinds(again)).toEqual(wanted);
      const gone = await openLocalRun({ rows });
      await gone.runner.undo(step);
      expect(await kinds(gone)).toEqual(await kinds(undone));
    }
  },
);

test('a first deployment that has failed is begun again, and nothing has to be undone', async () => {
  const { aws, runner, events } = await openBefore(createService.id);
  await aws.inject({ kind: 'image-not-found', count: 3 });
  await expect(runner.run(createService)).rejects.toThrow('The deployment failed');
  events.length = 0;
  expect(await runner.run(createService)).toMatchObject({ result: 'made' });
  expect(events).toContainEqual(expect.objectContaining({ change: 'updated', kind: 'service' }));
});

test('a cluster that is PROVISIONING is waited for, also where the wait was cut short', async () => {
  const { aws, runner, events, rows } = await openBefore(createCluster.id);
  await aws.inject({ kind: 'cluster-provisioning' });
  expect(await runner.run(createCluster)).toMatchObject({ result: 'made' });
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'waiting', state: 'PROVISIONING' }),
  );
  expect(await runner.find(createCluster)).toMatchObject({ unfinished: false });

  const { clients, where } = (await openLocalRun({ rows })).session;
  const { clusters } = await clients.ecs.send(
    new DescribeClustersCommand({ clusters: [where.name] }),
  );
  expect(clusters![0]!.status).toBe('ACTIVE');
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

test('a role that was made for another Region is left alone, and named', async () => {
  const { rows, runner } = await openLocalRun();
  await runner.run(createTaskRole);
  const elsewhere = await openLocalRun({ rows, region: 'eu-west-1' });
  const words = /"fargate-tutorial-task-role" may not be used by tasks in eu-west-1/;
  await expect(elsewhere.runner.run(createTaskRole)).rejects.toThrow(words);
  await expect(elsewhere.runner.undo(createTaskRole)).rejects.toThrow(words);
  expect(await kinds(elsewhere)).toEqual(['role']);
});

test('the price that is shown first is that of the new size, where the run will change it', async () => {
  const { rows, runner } = await openLocalRun();
  for (const step of steps) await runner.run(step);
  const small = await runner.estimate(steps);
  const larger = await openLocalRun({ rows, given: { cpu: '4096', memory: '8192' } });
  expect(await larger.runner.estimate(steps)).toBeGreaterThan(3 * small);
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

async function kinds({ aws }: LocalRun): Promise<string[]> {
  return (await aws.inventory()).map(({ kind }) => kind).sort();
}
