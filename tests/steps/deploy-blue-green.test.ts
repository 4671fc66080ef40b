import { DescribeServicesCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { inventoryLater, withoutIdsOfTasks } from '../../quality/harness/inventory.ts';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { writesOf } from '../../quality/harness/writes.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { deployBlueGreen } from '../../scripts/steps/deploy-blue-green.ts';
import { deployCanary } from '../../scripts/steps/deploy-canary.ts';
import { deployLinear } from '../../scripts/steps/deploy-linear.ts';
import { steps } from '../../scripts/steps/index.ts';
import { openTestPort } from '../../scripts/steps/open-test-port.ts';
import { prepareBlueGreen } from '../../scripts/steps/prepare-blue-green.ts';
import type { Step } from '../../src/engine/step.ts';
import { answersIn, deploymentsIn, paused, SHIFTING } from './deployments.ts';
import { breakagesOf } from '../../src/site/browser/breakages.ts';

const NAME = 'fargate-tutorial';

test('a deployment that is left paused is found by another process, which goes on with it', async () => {
  const rows = await paused();
  const again = await openLocalRun({ rows, given: { decision: 'wait' } });
  const carried = (command: string) => `${command} --region eu-south-2`;
  const { result } = await again.runner.run(deployBlueGreen, 'npm run cleanup', carried);
  expect(writesOf(again)).toBeUndefined();
  expect(result).toBe('waits for an answer');
  // Neither "Done" nor the next step: the price of thinking about it, and the answer to type.
  expect(told(again)).toContain('it costs $0.0588 more per hour on AWS');
  expect(again.events.at(-1)).toMatchObject({
    next: 'npm run step:deploy-blue-green -- --decision continue --region eu-south-2',
  });

  const before = await deploymentsIn(again);
  const next = await openLocalRun({ rows: again.rows });
  await next.runner.run(deployBlueGreen);
  expect(answersIn(next)).toEqual(['CONTINUE']);
  expect(await deploymentsIn(next)).toBe(before);
  expect(await next.runner.find(deployBlueGreen)).toMatchObject({ unfinished: false });
});

test('a deployment that is over is not rolled back: it is told, with what takes the version back', async () => {
  const whole = await openLocalRun({ rows: await accountBefore(deployBlueGreen) });
  await whole.runner.run(deployBlueGreen);
  const run = await openLocalRun({ rows: whole.rows, given: { decision: 'rollback' } });
  await expect(run.runner.run(deployBlueGreen)).rejects.toMatchObject({
    message: 'The deployment is over: there is nothing left to roll back.',
    next: 'npm run undo:deploy-blue-green',
  });
  expect(writesOf(run)).toBeUndefined();
});

test.each(SHIFTING)(
  '$id keeps the thresholds that somebody has set for the circuit breaker',
  async (step) => {
    const run = await openLocalRun({ rows: await accountBefore(step) });
    const thresholds = {
      resetOnHealthyTask: false,
      thresholdConfiguration: { type: 'COUNT' as const, value: 7 },
    };
    const deploymentCircuitBreaker = { enable: true, rollback: true, ...thresholds };
    const { ecs } = run.session.clients;
    const which = { cluster: NAME, service: NAME };
    const set = { ...which, deploymentConfiguration: { deploymentCircuitBreaker } };
    await ecs.send(new UpdateServiceCommand(set));
    const breaker = async () => {
      const look = new DescribeServicesCommand({ cluster: NAME, services: [NAME] });
      const { services } = await ecs.send(look);
      return services![0]!.deploymentConfiguration!.deploymentCircuitBreaker;
    };
    await run.runner.run(step);
    expect(await breaker()).toEqual(deploymentCircuitBreaker);
    await run.runner.undo(step);
    expect(await breaker()).toEqual(deploymentCircuitBreaker);
    expect(await run.runner.run(createService)).toMatchObject({ result: 'already there' });
  },
);

test('one that is paused waits for an answer; one that is over, or that nobody began, does not', async () => {
  const begun = await openLocalRun({ rows: await paused() });
  const waits = async (run: typeof begun) => {
    const found = await run.runner.find(deployBlueGreen);
    return found && run.runner.waiting(deployBlueGreen, found);
  };
  expect(await waits(begun)).toBe('npm run step:deploy-blue-green -- --decision continue');
  const { rows } = begun;
  const went = await openLocalRun({ rows, given: { decision: 'continue' } });
  await went.runner.run(deployBlueGreen);
  expect(await waits(went)).toBeUndefined();
});

test('while it is paused, no earlier step takes the deployment for its own to end', async () => {
  const run = await openLocalRun({ rows: await paused() });
  for (const step of steps.slice(0, steps.indexOf(deployBlueGreen))) {
    if (step.kind === 'reads') continue;
    const found = await run.runner.find(step);
    if (found) expect([step.id, found.unfinished ?? false]).toEqual([step.id, false]);
  }
  await expect(run.runner.run(deployCanary)).rejects.toThrow('waiting for an answer');
});

test.each(
  [openTestPort, prepareBlueGreen, deployBlueGreen, deployCanary, deployLinear].flatMap((step) =>
    breakagesOf(step.id).map((breakage) => [step.id, breakage.id, step as Step, breakage] as const),
  ),
)(
  '%s, broken by %s, ends as its page says, and undo takes it back',
  async (...[, , step, each]) => {
    const rows = await accountBefore(step);
    const wanted = withoutIdsOfTasks(await inventoryLater(await openLocalRun({ rows })));
    const run = await openLocalRun({ rows });
    await run.aws.inject(each.fault);
    await expect(run.runner.run(step)).rejects.toThrow(each.symptom);
    const undone = await openLocalRun({ rows: run.rows });
    await undone.runner.undo(step);
    expect(withoutIdsOfTasks(await inventoryLater(undone))).toBe(wanted);
  },
);

test('a new version that fails its health checks never gets a request', async () => {
  const run = await openLocalRun({ rows: await accountBefore(deployBlueGreen) });
  await run.aws.inject({ kind: 'unhealthy', count: 100 });
  await expect(run.runner.run(deployBlueGreen)).rejects.toThrow('The deployment failed');
  expect(told(run)).toContain('of 100 requests, 100 reach the old revision, 0 the new');
  expect(told(run)).not.toMatch(/[1-9]\d* the new/);
});

test('it says how the requests are shared out, as the weights of the rule have it', async () => {
  const run = await openLocalRun({ rows: await accountBefore(deployCanary) });
  await run.runner.run(deployCanary);
  const shares = [...told(run).matchAll(/of 100 requests, (\d+) reach the old revision, (\d+)/g)];
  const steps = shares.map(([, old, fresh]) => `${old}/${fresh}`);
  expect([...new Set(steps)]).toEqual(['100/0', '90/10', '0/100']);
});

test('all three in a row, after all other steps: a second pass writes nothing', async () => {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  for (const step of steps) {
    const again = await openLocalRun({ rows: run.rows });
    await again.runner.run(step);
    expect([step.id, writesOf(again)]).toEqual([step.id, undefined]);
  }
});

// --- internal ---

function told({ events }: LocalRun): string {
  return events
    .map((event) => ('text' in event ? event.text : 'state' in event ? event.state : ''))
    .join('\n');
}
