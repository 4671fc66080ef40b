import {
  DeleteScheduledActionCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScheduledActionsCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
  type PutScheduledActionCommandInput,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { afterAll as afterTutorial } from '../../../quality/harness/after-all.ts';
import {
  nextDue,
  readCron,
} from '../../../src/local-aws/services/application-auto-scaling/schedules/cron.ts';
import { refusal } from './refusal.ts';

const NAME = 'fargate-tutorial';
const HOUR = 3_600_000;
const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: `service/${NAME}/${NAME}`,
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

/** The service of the tutorial as a scalable target. The clock of a new account stands at nine, on a Monday. */
async function openTarget() {
  const { aws, session } = await afterTutorial();
  const { scaling, ecs } = session.clients;
  await scaling.send(
    new RegisterScalableTargetCommand({ ...TARGET, MinCapacity: 1, MaxCapacity: 4 }),
  );
  return {
    aws,
    scaling,
    put: (input: Partial<PutScheduledActionCommandInput>) =>
      scaling.send(
        new PutScheduledActionCommand({ ...TARGET, ScheduledActionName: 'sleep', ...input }),
      ),
    async limits() {
      const { ScalableTargets } = await scaling.send(
        new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }),
      );
      return [ScalableTargets![0]!.MinCapacity, ScalableTargets![0]!.MaxCapacity];
    },
    async desired() {
      const { services } = await ecs.send(
        new DescribeServicesCommand({ cluster: NAME, services: [NAME] }),
      );
      return services![0]!.desiredCount;
    },
    async actions() {
      const { ScheduledActions } = await scaling.send(
        new DescribeScheduledActionsCommand({ ServiceNamespace: 'ecs' }),
      );
      return ScheduledActions!.map(({ ScheduledActionName }) => ScheduledActionName);
    },
  };
}

// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html, read 2026-11-29:
// at the specified time the capacity is compared with the new limits, and scaled out to the minimum or in to the maximum.
test('a scheduled action sets the limits at its time, and the count is moved into them', async () => {
  const { aws, scaling, put, limits, desired } = await openTarget();
  await put({
    Schedule: 'cron(0 20 * * ? *)',
    ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
  });
  await aws.pass(8 * HOUR);
  expect([await limits(), await desired()]).toEqual([[1, 4], 1]);
  await aws.pass(4 * HOUR);
  expect([await limits(), await desired()]).toEqual([[0, 0], 0]);
  const { ScalingActivities } = await scaling.send(
    new DescribeScalingActivitiesCommand({ ServiceNamespace: 'ecs' }),
  );
  expect(ScalingActivities![0]!.Cause).toContain('scheduled action name sleep was triggered');
});

// The same page: recurring actions, by cron. That a deletion of what is not there is an ObjectNotFoundException:
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScheduledAction.html, read 2026-11-29
test('it happens each day, until it is deleted; the limits stay as it set them', async () => {
  const { aws, scaling, put, limits, actions } = await openTarget();
  await put({
    Schedule: 'cron(0 20 * * ? *)',
    ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 3 },
  });
  await aws.pass(24 * HOUR);
  const register = new RegisterScalableTargetCommand({
    ...TARGET,
    MinCapacity: 1,
    MaxCapacity: 4,
  });
  await scaling.send(register);
  await aws.pass(24 * HOUR);
  expect(await limits()).toEqual([2, 3]);
  const gone = new DeleteScheduledActionCommand({ ...TARGET, ScheduledActionName: 'sleep' });
  await scaling.send(gone);
  expect(await actions()).toEqual([]);
  expect(await limits()).toEqual([2, 3]);
  expect((await refusal(scaling.send(gone))).name).toBe('ObjectNotFoundException');
});

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html, read 2026-11-29: what
// is not given again is kept.
test('put again, an action changes in what is given and keeps the rest', async () => {
  const { aws, put, limits } = await openTarget();
  await put({
    Schedule: 'cron(0 20 * * ? *)',
    ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 2 },
  });
  await put({ Schedule: 'cron(0 10 * * ? *)' });
  await aws.pass(2 * HOUR);
  expect(await limits()).toEqual([0, 2]);
});

// "Deregistering a scalable target deletes the scaling policies that are associated with it", and its scheduled actions:
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeregisterScalableTarget.html, read 2026-11-29
test('scheduled actions go with their target', async () => {
  const { aws, scaling, put, actions } = await openTarget();
  await put({ Schedule: 'cron(0 20 * * ? *)', ScalableTargetAction: { MaxCapacity: 1 } });
  await scaling.send(new DeregisterScalableTargetCommand(TARGET));
  expect(await actions()).toEqual([]);
  await aws.pass(HOUR);
  expect(aws.account.nextEvent).toBeUndefined();
});

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html, read 2026-11-29: a
// schedule is at, rate or cron; a time zone is one that Joda-Time has.
test.each([
  { Schedule: 'cron(0 25 * * ? *)', ScalableTargetAction: { MaxCapacity: 1 } },
  { Schedule: 'tomorrow', ScalableTargetAction: { MaxCapacity: 1 } },
  { Schedule: 'cron(0 20 * * ? *)' },
  { Schedule: 'cron(0 20 * * ? *)', ScalableTargetAction: { MinCapacity: 3, MaxCapacity: 1 } },
  {
    Schedule: 'cron(0 20 * * ? *)',
    Timezone: 'Europe/Atlantis',
    ScalableTargetAction: { MaxCapacity: 1 },
  },
])('$Schedule $Timezone $ScalableTargetAction is refused', async (input) => {
  const { put } = await openTarget();
  expect((await refusal(put(input))).name).toBe('ValidationException');
});

// The Monday on which accounts begin; in Berlin summer time ends on 2026-10-25, and begins on 2027-03-28.
const MONDAY = Date.parse('2026-11-02T09:00:00Z');
// https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html, read
// 2026-11-29: minutes, hours, day of month, month, day of week, year; in the zone that is given, with its summer time.
test.each([
  ['cron(0 20 * * ? *)', 'UTC', MONDAY, '2026-11-02T20:00:00.000Z'],
  ['cron(0 20 * * ? *)', 'Europe/Berlin', MONDAY, '2026-11-02T19:00:00.000Z'],
  [
    'cron(0 20 * * ? *)',
    'Europe/Berlin',
    Date.parse('2027-04-01T00:00:00Z'),
    '2027-04-01T18:00:00.000Z',
  ],
  ['cron(30 7 ? * SAT,SUN *)', 'UTC', MONDAY, '2026-11-07T07:30:00.000Z'],
  ['cron(0/15 9 ? * MON-FRI *)', 'UTC', MONDAY, '2026-11-02T09:15:00.000Z'],
  ['cron(0 0 1 JAN ? *)', 'Asia/Kathmandu', MONDAY, '2026-12-31T18:15:00.000Z'],
  ['cron(0 8 * * ? *)', 'UTC', MONDAY, '2026-11-03T08:00:00.000Z'],
])('%s in %s is due at %s', (schedule, zone, after, due) => {
  expect(new Date(nextDue(readCron(schedule)!, zone, after)!).toISOString()).toBe(due);
});

// The same page has years from 1970 to 2199. That such an action is accepted, and never due, is a guess.
test('what is due in no year that comes is never due', () => {
  expect(nextDue(readCron('cron(0 20 * * ? 2020)')!, 'UTC', MONDAY)).toBeUndefined();
});
