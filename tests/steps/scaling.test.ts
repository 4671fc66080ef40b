import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { underLoad } from '../../quality/harness/record-load.ts';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { SHOWN_LOAD, SHOWN_UNDER_LOAD } from '../../scripts/loads.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { registerScalableTarget } from '../../scripts/steps/register-scalable-target.ts';
import { scaleFaster } from '../../scripts/steps/scale-faster.ts';
import { scaleOnAlarm } from '../../scripts/steps/scale-on-alarm.ts';
import { scaleOnLoad } from '../../scripts/steps/scale-on-load.ts';
import { scaleOnSchedule } from '../../scripts/steps/scale-on-schedule.ts';
import { scale } from '../../scripts/tracks/scale.ts';
import type { Step } from '../../src/engine/step.ts';

const NAME = 'fargate-tutorial';
const MINUTE = 60_000;
const SCALING = [scaleOnAlarm, scaleOnLoad, scaleFaster] as const;

test('the steps that are shown under load are those that scale', () => {
  expect(SHOWN_UNDER_LOAD).toEqual(SCALING.map(({ id }) => id));
});

/** A service that a step has scaled, because of too much work, and that is still under it. */
async function scaledOut(step: Step): Promise<LocalRun> {
  const run = await openLocalRun({ rows: await accountBefore(step) });
  await run.runner.run(step);
  await run.aws.load({ cluster: NAME, service: NAME, cpu: 180, seconds: 3600 });
  await run.aws.pass(15 * MINUTE);
  return run;
}

async function countOf({ runner }: LocalRun): Promise<number> {
  const { service } = (await runner.find(createService)) as { service: { desiredCount: number } };
  return service.desiredCount;
}

async function resultOf(run: LocalRun, step: Step): Promise<string> {
  const { runner } = await openLocalRun({ rows: run.rows });
  return (await runner.run(step)).result;
}

describe.each(SCALING.map((step) => [step.id, step as Step] as const))('%s', (_id, step) => {
  test('it scales out under load, and in without it', async () => {
    const { points } = await underLoad(step);
    const busy = points.filter(({ minute }) => minute <= SHOWN_LOAD.minutes);
    expect(Math.max(...busy.map(({ running }) => running))).toBe(3);
    expect(points[0]!.running).toBe(1);
    expect(points.at(-1)).toMatchObject({ desired: 1, running: 1 });
    const out = points.findIndex(({ desired }) => desired > 1);
    expect(points[out]!.high).toBe('ALARM');
  });

  test('what it scaled is no change that any step would mend', async () => {
    const run = await scaledOut(step);
    expect(await countOf(run)).toBe(3);
    for (const each of [createService, registerScalableTarget, step]) {
      expect(await resultOf(run, each)).toBe('already there');
    }
  });

  test('a count that somebody sets by hand is left to the policy, and no step fights it', async () => {
    const run = await scaledOut(step);
    const { ecs } = run.session.clients;
    await ecs.send(new UpdateServiceCommand({ cluster: NAME, service: NAME, desiredCount: 2 }));
    await run.aws.pass(MINUTE / 2);
    for (const each of [createService, registerScalableTarget, step]) {
      expect(await resultOf(run, each)).toBe('already there');
    }
    await run.aws.pass(15 * MINUTE);
    // Two tasks are too few for this work: the policy adds as many as its steps or its target say.
    expect(await countOf(run)).toBeGreaterThanOrEqual(3);
  });

  test('taken back with all of its track, the service has the number from before', async () => {
    const run = await scaledOut(step);
    for (const each of scale.steps.toReversed()) await run.runner.undo(each);
    await run.aws.pass(5 * MINUTE);
    expect(await countOf(run)).toBe(1);
    expect(await resultOf(run, createService)).toBe('already there');
  });
});

test('where both scale, the larger count wins, and both let it go when it is idle', async () => {
  const run = await scaledOut(scaleOnAlarm);
  await run.runner.run(scaleOnLoad);
  await run.aws.load({ cluster: NAME, service: NAME, cpu: 400, seconds: 900 });
  await run.aws.pass(15 * MINUTE);
  expect(await countOf(run)).toBe(4);
  await run.aws.pass(45 * MINUTE);
  expect(await countOf(run)).toBe(1);
});

test('a minimum above the count moves the service at once, and the way back is the former count', async () => {
  const rows = await accountBefore(registerScalableTarget);
  const run = await openLocalRun({ rows, given: { minCount: '3' } });
  await run.runner.run(registerScalableTarget);
  expect(await countOf(run)).toBe(3);
  await run.runner.undo(registerScalableTarget);
  expect(await countOf(run)).toBe(1);
});

test('at night nothing runs and no step wakes the service; in the morning it is back', async () => {
  const run = await openLocalRun({ rows: await accountBefore(scaleOnSchedule) });
  await run.runner.run(scaleOnSchedule);
  const untilNight = Date.parse('2026-11-02T21:00:00Z') - run.aws.account.now;
  await run.aws.pass(untilNight);
  expect(await countOf(run)).toBe(0);
  for (const each of [createService, registerScalableTarget, scaleOnSchedule]) {
    expect(await resultOf(run, each)).toBe('already there');
  }
  expect(await countOf(run)).toBe(0);
  await run.aws.pass(12 * 60 * MINUTE);
  expect(await countOf(run)).toBe(1);
});

test('taken back at night, the limits of the day are back, and so is the task', async () => {
  const run = await openLocalRun({ rows: await accountBefore(scaleOnSchedule) });
  await run.runner.run(scaleOnSchedule);
  await run.aws.pass(Date.parse('2026-11-02T21:00:00Z') - run.aws.account.now);
  await run.runner.undo(scaleOnSchedule);
  await run.aws.pass(5 * MINUTE);
  expect(await countOf(run)).toBe(1);
  expect(await resultOf(run, registerScalableTarget)).toBe('already there');
});
