import { UpdateServiceCommand, type MetricConfiguration } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { underLoad } from '../../quality/harness/record-load.ts';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { deployBlueGreen } from '../../scripts/steps/deploy-blue-green.ts';
import { registerScalableTarget } from '../../scripts/steps/register-scalable-target.ts';
import { scaleFaster } from '../../scripts/steps/scale-faster.ts';
import { scaleOnLoad } from '../../scripts/steps/scale-on-load.ts';
import { monitoringOf } from '../../src/engine/service-monitoring.ts';
import { tutorialService } from '../../src/engine/tutorial-service.ts';

const NAME = 'fargate-tutorial';
const MINUTE = 60_000;
const CPU = { metricNames: ['CPUUtilization'], resolutionSeconds: 20 };
const MEMORY = { metricNames: ['MemoryUtilization'], resolutionSeconds: 20 };

/** An account in which somebody has set how often the service is measured, before the step. */
async function measured(metricConfigurations: MetricConfiguration[]) {
  const run = await openLocalRun({ rows: await accountBefore(scaleFaster) });
  const { ecs } = run.session.clients;
  if (metricConfigurations.length > 0) {
    const monitoring = { metricConfigurations };
    await ecs.send(new UpdateServiceCommand({ cluster: NAME, service: NAME, monitoring }));
    await run.aws.pass(5 * MINUTE);
  }
  return {
    ...run,
    monitoring: async () => monitoringOf(ecs, (await tutorialService(ecs, NAME))!),
    deployments: () =>
      run.aws.journal.entries.filter(({ operation }) => operation === 'UpdateService').length,
  };
}

test.each([
  ['nothing', [], [CPU]],
  ['another metric', [MEMORY], [MEMORY, CPU]],
  ['both, each minute', [{ ...CPU, resolutionSeconds: 60 }, MEMORY], [MEMORY, CPU]],
])('where it found %s, it leaves the service measured as it found it', async (...row) => {
  const [, before, during] = row;
  const { runner, monitoring } = await measured(before);
  await runner.run(scaleFaster);
  expect(await monitoring()).toEqual(during);
  await runner.undo(scaleFaster);
  expect(await monitoring()).toEqual(before);
});

test('a service that is measured so already is not deployed again, and stays so', async () => {
  const { runner, monitoring, deployments } = await measured([CPU]);
  const before = deployments();
  await runner.run(scaleFaster);
  await runner.undo(scaleFaster);
  expect(deployments()).toBe(before);
  expect(await monitoring()).toEqual([CPU]);
});

test('measured by hand each minute again, it is found unfinished, and mended', async () => {
  const { runner, session, aws, monitoring } = await measured([]);
  await runner.run(scaleFaster);
  const slow = { metricConfigurations: [{ ...CPU, resolutionSeconds: 60 }] };
  const update = { cluster: NAME, service: NAME, monitoring: slow };
  await session.clients.ecs.send(new UpdateServiceCommand(update));
  await aws.pass(5 * MINUTE);
  expect(await runner.find(scaleFaster)).toMatchObject({ unfinished: true });
  await runner.run(scaleFaster);
  expect(await monitoring()).toEqual([CPU]);
});

test('it begins no deployment that would pause and wait for the reader, neither forth nor back', async () => {
  const rows = await accountBefore(deployBlueGreen);
  const run = await openLocalRun({ rows });
  await run.runner.run(registerScalableTarget);
  await run.runner.run(deployBlueGreen);
  await expect(run.runner.run(scaleFaster)).rejects.toMatchObject({
    message: expect.stringContaining('would pause') as string,
    next: 'npm run undo:deploy-blue-green',
  });
});

test('it scales out in less than half the time', async () => {
  const [fast, slow] = [await underLoad(scaleFaster), await underLoad(scaleOnLoad)];
  expect(fast.scaledOutAfter).toBeLessThan(slow.scaledOutAfter / 2);
});
