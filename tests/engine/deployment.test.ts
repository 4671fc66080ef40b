import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { deployBlueGreen } from '../../scripts/steps/deploy-blue-green.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { steps } from '../../scripts/steps/index.ts';
import { deployment, scaling } from '../../src/engine/deployment.ts';
import { wait } from '../../src/engine/wait.ts';
import { Waits } from '../../src/engine/waits.ts';
import type { FaultKind } from '../../src/local-aws/core/faults.ts';

test.each([
  ['no-capacity', 2, 'was unable to place a task. Reason: Capacity is unavailable at this time'],
  ['role-propagation', 1, 'ECS was unable to assume the role'],
] as const)('%s: the wait tells what ECS says, and goes on', async (kind, count, words) => {
  const { states, said, run } = await openBeforeService(kind, count);
  await run();
  const complaints = said.filter((text) => text.includes(words));
  expect(complaints.length).toBeGreaterThan(0);
  expect(new Set(complaints).size).toBe(complaints.length);
  expect(states.at(-1)).toBe('done');
});

test('a deployment that goes well has nothing to complain of', async () => {
  const { states, said, run } = await openBeforeService();
  await run();
  expect(states.length).toBeGreaterThan(2);
  expect(said).toEqual([]);
});

test('where it does not pass, the last words are in the error', async () => {
  const { run } = await openBeforeService('quota', 10_000);
  await expect(run()).rejects.toThrow(
    /^Waited 600 s for the service to be steady; .* ECS says: .*You’ve reached the limit on the number of vCPUs/,
  );
});

test('a failure has the reason of its own tasks, and not of those of an earlier deployment', async () => {
  const { runner, run, aws } = await openBeforeService();
  await run();
  await runner.undo(createService);
  await aws.inject({ kind: 'image-not-found', count: 100 });
  await expect(run()).rejects.toThrow(/^The deployment failed: .* CannotPullContainerError/);
});

test('why tasks stop is told as they do, once for each reason', async () => {
  const { said, run } = await openBeforeService('image-not-found', 100);
  await expect(run()).rejects.toMatchObject({
    message: expect.stringMatching(/^The deployment failed: .* CannotPullContainerError/) as string,
    next: 'npm run step:register-task-definition -- --help',
  });
  expect(said).toEqual([expect.stringMatching(/^A task has stopped\. CannotPullContainerError: /)]);
});

test('without a circuit breaker, three failed pulls end the wait', async () => {
  const { aws, session, run } = await openBeforeService();
  await run();
  const { ecs } = session.clients;
  const which = { cluster: NAME, service: NAME };
  const deploymentConfiguration = { deploymentCircuitBreaker: { enable: false, rollback: false } };
  await ecs.send(new UpdateServiceCommand({ ...which, deploymentConfiguration }));
  await aws.inject({ kind: 'image-not-found', count: 1000 });
  const began = aws.account.now;
  const { service } = await ecs.send(
    new UpdateServiceCommand({ ...which, forceNewDeployment: true }),
  );
  const waits = new Waits(session);
  await expect(wait(waits, deployment(ecs, service!))).rejects.toMatchObject({
    message: expect.stringMatching(
      /^Three tasks have stopped for the same reason, and ECS keeps starting others: CannotPull/,
    ) as string,
    next: 'npm run step:register-task-definition -- --help',
  });
  expect(aws.account.now - began).toBeLessThan(120_000);
});

test('a service that somebody else scales, and whose new tasks do not start, is not waited for in vain', async () => {
  const { aws, session, run, said } = await openBeforeService();
  await run();
  const { ecs } = session.clients;
  await aws.inject({ kind: 'image-not-found', count: 1000 });
  const began = aws.account.now;
  const { service } = await ecs.send(
    new UpdateServiceCommand({ cluster: NAME, service: NAME, desiredCount: 3 }),
  );
  const waits = new Waits(session);
  await expect(
    wait(
      waits,
      scaling(ecs, service!, (count) => count === 3),
    ),
  ).rejects.toThrow(/^Three tasks have stopped for the same reason/);
  expect(aws.account.now - began).toBeLessThan(180_000);
  expect(said).toEqual([]);
  // Once the reason has gone, another wait does not end with the old one.
  aws.account.faults.clear();
  await wait(
    new Waits(session),
    scaling(ecs, service!, (count) => count === 3),
  );
});

test('nor is a deployment that shifts traffic, whose new tasks do not start: it may take an hour', async () => {
  const run = await openLocalRun({ rows: await accountBefore(deployBlueGreen) });
  const deploymentConfiguration = { deploymentCircuitBreaker: { enable: false, rollback: false } };
  const switchedOff = { cluster: NAME, service: NAME, deploymentConfiguration };
  await run.session.clients.ecs.send(new UpdateServiceCommand(switchedOff));
  await run.aws.inject({ kind: 'image-not-found', count: 1000 });
  const began = run.aws.account.now;
  await expect(run.runner.run(deployBlueGreen)).rejects.toThrow(
    /^Three tasks have stopped for the same reason/,
  );
  expect(run.aws.account.now - began).toBeLessThan(600_000);
  const said = run.events.flatMap((event) => (event.type === 'say' ? event.text : []));
  expect(said.filter((text) => text.startsWith('A task has stopped. CannotPull'))).toHaveLength(1);
});

// --- internal ---

const NAME = 'fargate-tutorial';

/** An account with all that the service needs, and with something that is to go wrong. */
async function openBeforeService(kind?: FaultKind, count = 1) {
  const { aws, runner, session, events } = await openLocalRun();
  for (const step of steps.slice(0, steps.indexOf(createService))) await runner.run(step);
  if (kind) await aws.inject({ kind, count });
  const states: string[] = [];
  const said: string[] = [];
  const run = async () => {
    events.length = 0;
    try {
      await runner.run(createService);
    } finally {
      states.push(...events.flatMap((event) => (event.type === 'waiting' ? event.state : [])));
      said.push(...events.flatMap((event) => (event.type === 'say' ? event.text : [])));
    }
  };
  return { aws, runner, session, events, states, said, run };
}
