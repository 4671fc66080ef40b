import {
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { afterAll as afterTutorial } from '../../../quality/harness/after-all.ts';

const NAME = 'fargate-tutorial';
const MINUTE = 60_000;
const SERVICE = [
  { Name: 'ClusterName', Value: NAME },
  { Name: 'ServiceName', Value: NAME },
];
const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: `service/${NAME}/${NAME}`,
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

/** The service of the tutorial, on an account whose clock stands at the beginning of a minute. */
async function openService(desiredCount = 1) {
  const run = await afterTutorial();
  const { aws, session } = run;
  const { ecs, cloudwatch, scaling } = session.clients;
  await ecs.send(new UpdateServiceCommand({ cluster: NAME, service: NAME, desiredCount }));
  await aws.pass(5 * MINUTE);
  await aws.pass(MINUTE - (aws.account.now % MINUTE));
  return {
    aws,
    ecs,
    cloudwatch,
    scaling,
    load: (cpu: number, minutes: number) =>
      aws.load({ cluster: NAME, service: NAME, cpu, seconds: minutes * 60 }),
    async measured() {
      const { Datapoints } = await cloudwatch.send(
        new GetMetricStatisticsCommand({
          Namespace: 'AWS/ECS',
          MetricName: 'CPUUtilization',
          Dimensions: SERVICE,
          StartTime: new Date(aws.account.now - 24 * 60 * MINUTE),
          EndTime: new Date(aws.account.now),
          Period: 60,
          Statistics: ['Average', 'Maximum'],
        }),
      );
      return Datapoints!.map(({ Average }) => Average);
    },
  };
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-metrics.html, read 2026-11-29: metrics are sent to
// CloudWatch in 1-minute periods, and CPUUtilization is of all tasks of a service together, 100 % at most here.
test('a service under load is measured each minute, and its tasks share the work', async () => {
  const { aws, load, measured } = await openService(2);
  await load(90, 3);
  await aws.pass(3 * MINUTE);
  expect(await measured()).toEqual([45, 45, 45]);
});

test('a task is never busier than all of its CPU, and never quite idle', async () => {
  const { aws, load, measured } = await openService();
  await load(400, 1);
  await aws.pass(2 * MINUTE);
  expect(await measured()).toEqual([100, 1]);
});

test('without a task nothing is measured, and without a load either', async () => {
  const { aws, ecs, load, measured } = await openService();
  await aws.pass(3 * MINUTE);
  expect(await measured()).toEqual([]);
  await ecs.send(new UpdateServiceCommand({ cluster: NAME, service: NAME, desiredCount: 0 }));
  await aws.pass(3 * MINUTE);
  await load(100, 3);
  await aws.pass(3 * MINUTE);
  expect(await measured()).toEqual([]);
});

test('an hour after the load time may stand still again', async () => {
  const { aws, load } = await openService();
  await load(100, 1);
  await aws.pass(90 * MINUTE);
  expect(aws.account.nextEvent).toBeUndefined();
});

test('a load for a service that is not there is no load', async () => {
  const { aws } = await openService();
  await aws.load({ cluster: NAME, service: 'other', cpu: 100, seconds: 60 });
  expect(aws.account.nextEvent).toBeUndefined();
});

// "if one policy increases capacity by 3, another policy increases capacity by 200 percent, and the current capacity is 10,
// Application Auto Scaling uses the policy with the highest calculated capacity":
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html, read 2026-11-29
test.each([
  ['the larger first', [3, 1]],
  ['the larger last', [1, 3]],
])('of two policies that act at once the larger count wins, %s', async (_order, steps) => {
  const { aws, cloudwatch, scaling, ecs, load } = await openService();
  await scaling.send(
    new RegisterScalableTargetCommand({ ...TARGET, MinCapacity: 1, MaxCapacity: 10 }),
  );
  for (const [index, ScalingAdjustment] of steps.entries()) {
    const { PolicyARN } = await scaling.send(
      new PutScalingPolicyCommand({
        ...TARGET,
        PolicyName: `policy-${index}`,
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: {
          AdjustmentType: 'ChangeInCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment }],
        },
      }),
    );
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: `alarm-${index}`,
        Namespace: 'AWS/ECS',
        MetricName: 'CPUUtilization',
        Dimensions: SERVICE,
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 50,
        ComparisonOperator: 'GreaterThanThreshold',
        AlarmActions: [PolicyARN!],
      }),
    );
  }
  await load(400, 2);
  await aws.pass(MINUTE);
  const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({}));
  expect(MetricAlarms!.map(({ StateValue }) => StateValue)).toEqual(['ALARM', 'ALARM']);
  const { service } = await ecs.send(new UpdateServiceCommand({ cluster: NAME, service: NAME }));
  expect(service!.desiredCount).toBe(4);
});
