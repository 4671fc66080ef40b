import {
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  ListServiceDeploymentsCommand,
  UpdateServiceCommand,
  type MetricConfiguration,
} from '@aws-sdk/client-ecs';
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
    /** Has the service measured as it says, and waits for the deployment that this makes. */
    async monitored(metric: MetricConfiguration, wait = 5 * MINUTE) {
      const monitoring = { metricConfigurations: [metric] };
      await ecs.send(new UpdateServiceCommand({ cluster: NAME, service: NAME, monitoring }));
      await aws.pass(wait);
    },
    load: (cpu: number, minutes: number) =>
      aws.load({ cluster: NAME, service: NAME, cpu, seconds: minutes * 60 }),
    async measured(Period = 60) {
      const { Datapoints } = await cloudwatch.send(
        new GetMetricStatisticsCommand({
          Namespace: 'AWS/ECS',
          MetricName: 'CPUUtilization',
          Dimensions: SERVICE,
          StartTime: new Date(aws.account.now - 24 * 60 * MINUTE),
          EndTime: new Date(aws.account.now),
          Period,
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

const FAST = { metricNames: ['CPUUtilization'], resolutionSeconds: 20 };
const FAST_POLICY = {
  ...TARGET,
  PolicyName: 'fast',
  PolicyType: 'TargetTrackingScaling' as const,
  TargetTrackingScalingPolicyConfiguration: {
    PredefinedMetricSpecification: {
      PredefinedMetricType: 'ECSServiceAverageCPUUtilizationHighResolution' as const,
    },
    TargetValue: 60,
  },
};

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-faster-auto-scaling.html and
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MonitoringConfiguration.html, read 2026-11-29: the metrics are
// published each 60 seconds by default, and each 20 seconds where `monitoring` says so.
test('a service that asks for it is measured every 20 seconds, and the revision tells', async () => {
  const { aws, ecs, load, measured, monitored } = await openService();
  await monitored(FAST);
  await load(90, 1);
  await aws.pass(MINUTE);
  expect(await measured(20)).toEqual([90, 90, 90]);
  expect(await measured()).toEqual([90]);
  const list = new ListServiceDeploymentsCommand({ cluster: NAME, service: NAME });
  const [deployment] = (await ecs.send(list)).serviceDeployments!;
  const which = { serviceRevisionArns: [deployment!.targetServiceRevisionArn!] };
  const { serviceRevisions } = await ecs.send(new DescribeServiceRevisionsCommand(which));
  expect(serviceRevisions![0]!.monitoring).toEqual({ metricConfigurations: [FAST] });
});

// As AWS was recorded: https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/service_metrics.json
test('with an empty list it is measured each minute again, after a deployment', async () => {
  const { aws, ecs, load, measured, monitored } = await openService();
  await monitored(FAST);
  const monitoring = { metricConfigurations: [] };
  const update = new UpdateServiceCommand({ cluster: NAME, service: NAME, monitoring });
  const { service } = await ecs.send(update);
  expect(service!.deployments).toHaveLength(2);
  const which = { serviceRevisionArns: [service!.currentServiceRevisions![0]!.arn!] };
  const { serviceRevisions } = await ecs.send(new DescribeServiceRevisionsCommand(which));
  expect(serviceRevisions![0]!.monitoring).toEqual(monitoring);
  await aws.pass(5 * MINUTE);
  await load(90, 1);
  await aws.pass(MINUTE);
  expect(await measured(20)).toHaveLength(1);
});

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html and
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-faster-auto-scaling.html, read 2026-11-29: the
// metric has to be enabled in ECS, by a deployment that is over, before a policy tracks it, which then evaluates it every 20
// seconds.
test('a policy on a metric of high resolution is refused until ECS measures it, and is three times as fast then', async () => {
  const { aws, ecs, cloudwatch, scaling, load, monitored } = await openService();
  const count = async () => {
    const which = { cluster: NAME, services: [NAME] };
    return (await ecs.send(new DescribeServicesCommand(which))).services![0]!.desiredCount;
  };
  await scaling.send(
    new RegisterScalableTargetCommand({ ...TARGET, MinCapacity: 1, MaxCapacity: 4 }),
  );
  const put = () => scaling.send(new PutScalingPolicyCommand(FAST_POLICY));
  await expect(put()).rejects.toMatchObject({ name: 'ValidationException' });
  await monitored(FAST, 1);
  await expect(put()).rejects.toMatchObject({ name: 'ValidationException' });
  await aws.pass(5 * MINUTE);
  await put();
  const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({}));
  expect(MetricAlarms!.map(({ Period }) => Period)).toEqual([20, 20]);
  await load(180, 10);
  await aws.pass(MINUTE + MINUTE / 3);
  expect(await count()).toBeGreaterThan(1);
});

// How a load is simulated is this project's own; on Fargate a task has no more than its CPU.
test('a task is never busier than all of its CPU, and never quite idle', async () => {
  const { aws, load, measured } = await openService();
  await load(400, 1);
  await aws.pass(2 * MINUTE);
  expect(await measured()).toEqual([100, 1]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-metrics.html, read 2026-11-29: a metric is
// sent for services with tasks in RUNNING. That a service without a load has none here is the simulation.
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

// Time is this project's own.
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
