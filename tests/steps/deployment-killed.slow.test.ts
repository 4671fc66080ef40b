import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { difference, inventoryLater, withoutIdsOfTasks } from '../../quality/harness/inventory.ts';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { deployBlueGreen } from '../../scripts/steps/deploy-blue-green.ts';
import { StepError } from '../../src/engine/step.ts';
import { answersIn, deploymentsIn, killedIn, paused, SHIFTING, stopsIn } from './deployments.ts';

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
