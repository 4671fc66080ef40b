import {
  DescribeServicesCommand,
  ListServiceDeploymentsCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { difference, inventoryLater, withoutIdsOfTasks } from '../../quality/harness/inventory.ts';
import { keepState } from '../../quality/harness/keep-state.ts';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { writesOf } from '../../quality/harness/writes.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { deployBlueGreen } from '../../scripts/steps/deploy-blue-green.ts';
import { deployCanary } from '../../scripts/steps/deploy-canary.ts';
import { deployLinear } from '../../scripts/steps/deploy-linear.ts';
import { steps } from '../../scripts/steps/index.ts';
import { openTestPort } from '../../scripts/steps/open-test-port.ts';
import { prepareBlueGreen } from '../../scripts/steps/prepare-blue-green.ts';
import { StepError, type Step } from '../../src/engine/step.ts';
import { breakagesOf } from '../../src/site/browser/breakages.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

const NAME = 'fargate-tutorial';
const SHIFTING: Step[] = [deployBlueGreen, deployCanary, deployLinear];

test('a deployment that is left paused is found by another process, which goes on with it', async () => {
  const rows = await paused();
  const again = await openLocalRun({ rows, given: { decision: 'wait' } });
  await again.runner.run(deployBlueGreen);
  expect(writesOf(again)).toBeUndefined();
  expect(told(again)).toContain('npm run step:deploy-blue-green -- --decision continue');

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

test('while it is paused, no earlier step takes the deployment for its own to end', async () => {
  const run = await openLocalRun({ rows: await paused() });
  for (const step of steps.slice(0, steps.indexOf(deployBlueGreen))) {
    if (step.kind === 'reads') continue;
    const found = await run.runner.find(step);
    if (found) expect([step.id, found.unfinished ?? false]).toEqual([step.id, false]);
  }
  await expect(run.runner.run(deployCanary)).rejects.toThrow('waiting for an answer');
});

test.each(SHIFTING)(
  'killed after any call of $id, a run that goes on goes on, and never back',
  async (step) => {
    const { killed, whole } = await killedIn(await accountBefore(step), {}, step);
    const count = await deploymentsIn(whole);
    for (const rows of killed) {
      const rerun = await openLocalRun({ rows });
      await rerun.runner.run(step);
      expect(answersIn(rerun)).not.toContain('ROLLBACK');
      expect(stopsIn(rerun)).toBe(0);
      expect(await deploymentsIn(rerun)).toBe(count);
    }
  },
);

test(
  'killed after any call and told to go back, it goes back, also past the pause, and in the same deployment',
  { timeout: 180_000 },
  async () => {
    const rows = await accountBefore(deployBlueGreen);
    const wanted = withoutIdsOfTasks(await inventoryLater(await openLocalRun({ rows })));
    const before = await deploymentsIn(await openLocalRun({ rows }));
    const { killed } = await killedIn(rows, {});
    const ends = new Set<string>();
    for (const state of killed) {
      const rerun = await openLocalRun({ rows: state, given: { decision: 'rollback' } });
      const found = await rerun.runner.find(deployBlueGreen);
      // Where nothing has begun, or all is over, there is nothing to go back from.
      if (!found?.unfinished) continue;
      await rerun.runner.run(deployBlueGreen);
      const left = withoutIdsOfTasks(await inventoryLater(rerun));
      expect(left === wanted ? '' : difference(wanted, left)).toBe('');
      const [answered, stopped] = [answersIn(rerun), stopsIn(rerun)];
      const begun = (await deploymentsIn(rerun)) - before;
      ends.add(`answered: ${answered.join() || 'no'}, stopped: ${stopped}, deployments: ${begun}`);
    }
    expect([...ends].sort()).toEqual([
      // At the pause.
      'answered: ROLLBACK, stopped: 0, deployments: 1',
      // The tags say that a deployment is to come, and none has begun.
      'answered: no, stopped: 0, deployments: 0',
      // Under way, before the pause or after it.
      'answered: no, stopped: 1, deployments: 1',
      // Cleaning up: ECS refuses to stop it, so a second one shifts back, and a third is rolling.
      'answered: no, stopped: 1, deployments: 3',
    ]);
  },
);

test('killed after any call, a run that goes back goes back, and never on', async () => {
  const before = await openLocalRun({ rows: await accountBefore(deployBlueGreen) });
  const wanted = withoutIdsOfTasks(await inventoryLater(before));
  const given = { decision: 'rollback' };
  const { killed, whole } = await killedIn(await paused(), given);
  expect(answersIn(whole)).toEqual(['ROLLBACK']);
  for (const rows of [...killed, whole.rows]) {
    const rerun = await openLocalRun({ rows, given });
    try {
      await rerun.runner.run(deployBlueGreen);
    } catch (error) {
      // All that is left then is a revision that no service uses, or nothing.
      if (!(error instanceof StepError)) throw error;
      expect(error.message).toBe('No deployment of this step is under way.');
      await rerun.runner.undo(deployBlueGreen);
    }
    expect(answersIn(rerun)).not.toContain('CONTINUE');
    const left = withoutIdsOfTasks(await inventoryLater(rerun));
    expect(left === wanted ? '' : difference(wanted, left)).toBe('');
  }
});

test.each(SHIFTING)('killed after any call of $id, undo brings the service back', async (step) => {
  const rows = await accountBefore(step);
  const wanted = withoutIdsOfTasks(await inventoryLater(await openLocalRun({ rows })));
  const { killed } = await killedIn(rows, {}, step);
  for (const state of killed) {
    const undone = await openLocalRun({ rows: state });
    await undone.runner.undo(step);
    const left = withoutIdsOfTasks(await inventoryLater(undone));
    expect(left === wanted ? '' : difference(wanted, left)).toBe('');
  }
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

/** An account in which the deployment waits for an answer. */
async function paused(): Promise<Rows> {
  const rows = await accountBefore(deployBlueGreen);
  const run = await openLocalRun({ rows, given: { decision: 'wait' } });
  await run.runner.run(deployBlueGreen);
  expect(answersIn(run)).toEqual([]);
  return run.rows;
}

/** A run, and the account as it was after each of its calls. */
async function killedIn(
  rows: Rows,
  given: Record<string, string>,
  step: Step = deployBlueGreen,
): Promise<{ killed: Rows[]; whole: LocalRun }> {
  const killed: Rows[] = [];
  const afterReply = () => keepState(whole.rows, killed);
  const whole: LocalRun = await openLocalRun({ rows, given, afterReply });
  await whole.runner.run(step);
  expect(killed.length).toBeGreaterThan(10);
  return { killed, whole };
}

/** The answers that a run gave to a deployment that waited. */
function answersIn({ aws }: LocalRun): unknown[] {
  return aws.journal.entries
    .filter(({ operation }) => operation === 'ContinueServiceDeployment')
    .map(({ input }) => (input as { action?: string }).action);
}

/** How often a run had ECS stop a deployment. */
function stopsIn({ aws }: LocalRun): number {
  return aws.journal.entries.filter(({ operation }) => operation === 'StopServiceDeployment')
    .length;
}

async function deploymentsIn(run: LocalRun): Promise<number> {
  const list = new ListServiceDeploymentsCommand({ cluster: NAME, service: NAME });
  const { serviceDeployments = [] } = await run.session.clients.ecs.send(list);
  return serviceDeployments.length;
}

function told({ events }: LocalRun): string {
  return events
    .map((event) => ('text' in event ? event.text : 'state' in event ? event.state : ''))
    .join('\n');
}
