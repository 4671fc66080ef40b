import {
  DeleteScalingPolicyCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
  ObjectNotFoundException,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
  TagResourceCommand,
  UntagResourceCommand,
  ValidationException,
  type PutScalingPolicyCommandInput,
  type RegisterScalableTargetCommandInput,
} from '@aws-sdk/client-application-auto-scaling';
import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand, GetRoleCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowing, openEnforced, userWith } from './enforced-fixtures.ts';
import { openAllServices } from './open-all-services.ts';
import { sleep, web } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/demo/web',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

/** A service of one task in the cluster `demo`, steady. */
async function openScaling(desiredCount = 1) {
  const all = await openAllServices();
  const { aws, ecs, ec2, iam, scaling, cloudwatch } = all;
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await sleep(aws, 60_000);
  await ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  await ecs.send(
    new CreateServiceCommand({
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      desiredCount,
      networkConfiguration: {
        awsvpcConfiguration: { subnets: [Subnets![0]!.SubnetId!], assignPublicIp: 'ENABLED' },
      },
    }),
  );
  await sleep(aws, 180_000);
  const policy = (input: Partial<PutScalingPolicyCommandInput>) =>
    scaling.send(new PutScalingPolicyCommand({ PolicyName: 'cpu', ...TARGET, ...input }));
  return {
    ...all,
    register: (changes: Partial<RegisterScalableTargetCommandInput> = {}) =>
      scaling.send(
        new RegisterScalableTargetCommand({
          ...TARGET,
          MinCapacity: 1,
          MaxCapacity: 3,
          ...changes,
        }),
      ),
    policy,
    track: (TargetValue = 60, PolicyName = 'cpu') =>
      policy({
        PolicyName,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue,
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
          },
          ScaleOutCooldown: 30,
          ScaleInCooldown: 60,
        },
      }),
    step: () =>
      policy({
        PolicyName: 'queue',
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: {
          AdjustmentType: 'ChangeInCapacity',
          Cooldown: 60,
          StepAdjustments: [
            { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 100, ScalingAdjustment: 1 },
            { MetricIntervalLowerBound: 100, ScalingAdjustment: 2 },
          ],
        },
      }),
    async service() {
      const { services } = await ecs.send(
        new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }),
      );
      return services![0]!;
    },
    async alarms() {
      const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({}));
      return MetricAlarms!;
    },
    alarm: (AlarmName: string) =>
      cloudwatch.send(
        new SetAlarmStateCommand({ AlarmName, StateValue: 'ALARM', StateReason: 'a drill' }),
      ),
    async activities() {
      const { ScalingActivities } = await scaling.send(
        new DescribeScalingActivitiesCommand({ ServiceNamespace: 'ecs' }),
      );
      return ScalingActivities!;
    },
  };
}

/** An alarm of your own on a metric of your own. */
function queueAlarm(policyArn: string) {
  return new PutMetricAlarmCommand({
    AlarmName: 'queue-high',
    Namespace: 'Demo',
    MetricName: 'QueueDepth',
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 50,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: [policyArn],
  });
}

function queueDepth(Value: number) {
  const MetricData = [{ MetricName: 'QueueDepth', Value }];
  return new PutMetricDataCommand({ Namespace: 'Demo', MetricData });
}

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html, read 2026-11-29:
// ECS has its service-linked role, which is created for it; the ARN is unique. Its form, 0ec5 before 32 digits, is a
// guess from public ones.
test('a registered target is described, and its service-linked role is made', async () => {
  const { iam, scaling, register } = await openScaling();
  const { ScalableTargetARN } = await register();
  const { ScalableTargets } = await scaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }),
  );
  expect(ScalableTargets).toEqual([
    {
      ...TARGET,
      MinCapacity: 1,
      MaxCapacity: 3,
      RoleARN:
        'arn:aws:iam::111122223333:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService',
      CreationTime: expect.any(Date) as Date,
      SuspendedState: {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
      ScalableTargetARN,
    },
  ]);
  expect(ScalableTargetARN).toMatch(
    /^arn:aws:application-autoscaling:us-east-1:111122223333:scalable-target\/0ec5[0-9a-f]{32}$/,
  );
  await iam.send(
    new GetRoleCommand({ RoleName: 'AWSServiceRoleForApplicationAutoScaling_ECSService' }),
  );
});

// https://docs.aws.amazon.com/autoscaling/application/userguide/getting-started.html, read 2026-11-29:
// whenever RegisterScalableTarget is called, a capacity outside of the minimum and the maximum is moved into them.
test('a minimum of 1 wakes a service that was scaled to 0, at once', async () => {
  const { aws, register, service, activities } = await openScaling(0);
  await register();
  expect((await service()).desiredCount).toBe(1);
  expect(await activities()).toMatchObject([
    {
      Description: 'Setting desired count to 1.',
      Cause: 'minimum capacity was set to 1',
      StatusCode: 'InProgress',
    },
  ]);
  await sleep(aws, 180_000);
  expect(await activities()).toMatchObject([
    {
      StatusCode: 'Successful',
      StatusMessage: 'Successfully set desired count to 1. Change successfully fulfilled by ecs.',
      EndTime: expect.any(Date) as Date,
    },
  ]);
  expect((await service()).events!.map(({ message }) => message)).toContain(
    '(service web) Message: Successfully set desired count to 1. Change successfully fulfilled by ecs. Cause: minimum capacity was set to 1',
  );
});

// The same page.
test('a maximum below the desired count takes tasks away', async () => {
  const { register, service } = await openScaling(3);
  await register({ MinCapacity: 0, MaxCapacity: 2 });
  expect((await service()).desiredCount).toBe(2);
});

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html, read 2026-11-29: to
// update a target, give what changes; what is left out stays.
test('registering again changes the bounds that are given', async () => {
  const { scaling, register } = await openScaling();
  const first = await register();
  const second = await register({ MinCapacity: undefined, MaxCapacity: 7 });
  expect(second.ScalableTargetARN).toBe(first.ScalableTargetARN);
  const { ScalableTargets } = await scaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }),
  );
  expect(ScalableTargets).toMatchObject([{ MinCapacity: 1, MaxCapacity: 7 }]);
});

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html, read 2026-11-29:
// ValidationException. The words for a service that is not there are those that Terraform waits for; the others are
// guesses.
test.for<[string, Partial<RegisterScalableTargetCommandInput>, string]>([
  [
    'a service that is not there',
    { ResourceId: 'service/demo/ghost' },
    "ECS service doesn't exist: service/demo/ghost",
  ],
  [
    'an id that names no service',
    { ResourceId: 'demo/web' },
    'Unsupported service namespace, resource type or scalable dimension',
  ],
  [
    'a minimum above the maximum',
    { MinCapacity: 4 },
    'Maximum capacity cannot be less than minimum capacity',
  ],
])('RegisterScalableTarget refuses %s', async ([, changes, message]) => {
  const { register } = await openScaling();
  const refused = await refusal(register(changes));
  expect(refused).toBeInstanceOf(ValidationException);
  expect(refused.message).toBe(message);
});

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html, read 2026-11-29:
// ObjectNotFoundException until the target is registered. The words are guesses.
test('a policy needs a target', async () => {
  const { track } = await openScaling();
  const refused = await refusal(track());
  expect(refused).toBeInstanceOf(ObjectNotFoundException);
  expect(refused.message).toBe(
    'No scalable target registered for service namespace: ecs, resource ID: service/demo/web, scalable dimension: ecs:service:DesiredCount',
  );
});

// https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html, read 2026-11-29:
// Application Auto Scaling makes and manages the alarms, and computes the adjustment from the metric and the target.
test('target tracking makes two alarms, and takes them away with its policy', async () => {
  const { scaling, register, track, alarms } = await openScaling();
  await register();
  const { PolicyARN, Alarms } = await track();
  expect(PolicyARN).toMatch(
    /^arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:[0-9a-f-]{36}:resource\/ecs\/service\/demo\/web:policyName\/cpu$/,
  );
  const made = await alarms();
  expect(made.map(({ AlarmName }) => AlarmName)).toEqual(Alarms!.map(({ AlarmName }) => AlarmName));
  expect(made).toMatchObject([
    {
      AlarmName: expect.stringMatching(/^TargetTracking-service\/demo\/web-AlarmHigh-/) as string,
      AlarmActions: [PolicyARN],
      Namespace: 'AWS/ECS',
      MetricName: 'CPUUtilization',
      Dimensions: [
        { Name: 'ClusterName', Value: 'demo' },
        { Name: 'ServiceName', Value: 'web' },
      ],
      Threshold: 60,
      EvaluationPeriods: 3,
      ComparisonOperator: 'GreaterThanThreshold',
    },
    {
      AlarmName: expect.stringMatching(/^TargetTracking-service\/demo\/web-AlarmLow-/) as string,
      Threshold: 54,
      EvaluationPeriods: 15,
      ComparisonOperator: 'LessThanThreshold',
    },
  ]);
  const { ScalingPolicies } = await scaling.send(
    new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' }),
  );
  expect(ScalingPolicies).toMatchObject([
    { PolicyARN, PolicyName: 'cpu', PolicyType: 'TargetTrackingScaling', Alarms },
  ]);
  await scaling.send(new DeleteScalingPolicyCommand({ PolicyName: 'cpu', ...TARGET }));
  expect(await alarms()).toEqual([]);
});

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html, read 2026-11-29: creates
// or updates. That the alarms keep their names is a guess.
test('putting a policy again changes it, and its alarms stay the same ones', async () => {
  const { register, track, alarms } = await openScaling();
  await register();
  const first = await track(60);
  const second = await track(50);
  expect(second).toMatchObject({ PolicyARN: first.PolicyARN, Alarms: first.Alarms });
  expect((await alarms()).map(({ Threshold }) => Threshold)).toEqual([50, 45]);
});

// A guess, from public reports.
test('a metric is tracked by one policy', async () => {
  const { register, track } = await openScaling();
  await register();
  await track();
  const refused = await refusal(track(60, 'another'));
  expect(refused).toBeInstanceOf(ValidationException);
  expect(refused.message).toBe(
    'Only one TargetTrackingScaling policy for a given metric specification is allowed.',
  );
});

// A drill has no measurement to count with: one task more or less is a guess. Scaling activities have these words in
// AWS's examples.
test('the high alarm of target tracking adds a task, the low one takes it away', async () => {
  const { aws, register, track, alarm, service, activities } = await openScaling();
  await register();
  const { Alarms } = await track();
  const [high, low] = Alarms!.map(({ AlarmName }) => AlarmName!);
  await alarm(high!);
  expect((await service()).desiredCount).toBe(2);
  await sleep(aws, 180_000);
  expect((await service()).runningCount).toBe(2);
  expect(await activities()).toMatchObject([
    {
      Description: 'Setting desired count to 2.',
      Cause: `monitor alarm ${high} in state ALARM triggered policy cpu`,
      StatusCode: 'Successful',
    },
  ]);
  await alarm(low!);
  expect((await service()).desiredCount).toBe(1);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html, read 2026-11-29:
// out in proportion to the metric, as fast as it can. That three periods of a minute have to breach is a guess from
// public alarms.
test('what is put into a metric of your own drives target tracking in proportion', async () => {
  const { aws, cloudwatch, register, policy, service } = await openScaling();
  await register({ MaxCapacity: 10 });
  await policy({
    PolicyName: 'queue',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 10,
      CustomizedMetricSpecification: {
        Namespace: 'Demo',
        MetricName: 'QueueDepth',
        Statistic: 'Average',
      },
    },
  });
  for (let minute = 0; minute < 3; minute++) {
    expect((await service()).desiredCount).toBe(1);
    await cloudwatch.send(queueDepth(42));
    await sleep(aws, 60_000);
  }
  expect((await service()).desiredCount).toBe(5);
});

// https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html, read 2026-11-29:
// the step is chosen by how far the alarm is breached, and the adjustments go on, with cooldowns between them, until the
// alarm is OK again.
test('a step policy adds as much as the breach asks for, within the bounds', async () => {
  const { aws, cloudwatch, register, step, service } = await openScaling();
  await register();
  const { PolicyARN, Alarms } = await step();
  expect(Alarms).toEqual([]);
  await cloudwatch.send(queueAlarm(PolicyARN!));
  await cloudwatch.send(queueDepth(60));
  await sleep(aws, 60_000);
  expect((await service()).desiredCount).toBe(2);
  await sleep(aws, 240_000);
  await cloudwatch.send(queueDepth(500));
  await sleep(aws, 60_000);
  expect((await service()).desiredCount).toBe(3);
});

// The same page.
test('an alarm that lasts scales again after the cooldown, and not before', async () => {
  const { aws, cloudwatch, register, step, service } = await openScaling();
  await register({ MaxCapacity: 10 });
  const { PolicyARN } = await step();
  await cloudwatch.send(queueAlarm(PolicyARN!));
  const counts: (number | undefined)[] = [];
  for (let minute = 0; minute < 3; minute++) {
    await cloudwatch.send(queueDepth(60));
    await sleep(aws, 60_000);
    counts.push((await service()).desiredCount);
  }
  expect(counts).toEqual([2, 3, 4]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-service-auto-scaling.html, read 2026-11-29: scale-in is
// off while a deployment is in progress, and resumes after it; scale-out goes on.
test('while a deployment is under way nothing scales in, and scaling out goes on', async () => {
  const { aws, ecs, register, track, alarm, service } = await openScaling(2);
  await register({ MaxCapacity: 5 });
  const { Alarms } = await track();
  const [high, low] = Alarms!.map(({ AlarmName }) => AlarmName!);
  await ecs.send(
    new UpdateServiceCommand({ cluster: 'demo', service: 'web', forceNewDeployment: true }),
  );
  await alarm(low!);
  expect(await service()).toMatchObject({ desiredCount: 2 });
  await alarm(high!);
  expect(await service()).toMatchObject({ desiredCount: 3 });
  await sleep(aws, 600_000);
  expect((await service()).deployments).toMatchObject([{ rolloutState: 'COMPLETED' }]);
  await alarm(low!);
  expect((await service()).desiredCount).toBe(2);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html, read 2026-11-29: below its minimum a count
// is raised to it by scaling out, and left alone by scaling in; above its maximum it is the other way round.
test.each([
  ['below the minimum', 1, { MinCapacity: 2, MaxCapacity: 5 }, 'low', 1],
  ['below the minimum', 1, { MinCapacity: 3, MaxCapacity: 5 }, 'high', 3],
  ['above the maximum', 4, { MinCapacity: 1, MaxCapacity: 3 }, 'high', 4],
  ['above the maximum', 5, { MinCapacity: 1, MaxCapacity: 3 }, 'low', 3],
] as const)(
  'a count that was set %s: %i in %o, %s alarm',
  async (...[, by, limits, which, then]) => {
    const { aws, ecs, register, track, alarm, service } = await openScaling(2);
    await register(limits);
    const { Alarms } = await track();
    await sleep(aws, 600_000);
    const set = { cluster: 'demo', service: 'web', desiredCount: by };
    await ecs.send(new UpdateServiceCommand(set));
    await sleep(aws, 180_000);
    const kind = which === 'high' ? '-AlarmHigh-' : '-AlarmLow-';
    await alarm(Alarms!.find(({ AlarmName }) => AlarmName!.includes(kind))!.AlarmName!);
    expect((await service()).desiredCount).toBe(then);
  },
);

// The same page: a scaling activity begins at the tasks that run, and not at those that are desired, so that what cannot be
// started is not asked for again and again.
test('it counts from the tasks that run', async () => {
  const { aws, cloudwatch, register, step, service } = await openScaling();
  await register({ MaxCapacity: 10 });
  const { PolicyARN } = await step();
  await aws.inject({ kind: 'no-capacity', count: 100 });
  await cloudwatch.send(queueAlarm(PolicyARN!));
  for (let minute = 0; minute < 5; minute++) {
    await cloudwatch.send(queueDepth(60));
    await sleep(aws, 60_000);
  }
  expect(await service()).toMatchObject({ desiredCount: 2, runningCount: 1 });
});

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScalingPolicy.html, read 2026-11-29: the
// alarm action goes with a step policy, and the alarm stays, also one without an action.
test('deleting a step policy leaves your alarm, which then does nothing', async () => {
  const { cloudwatch, scaling, register, step, alarms, alarm, service } = await openScaling();
  await register();
  const { PolicyARN } = await step();
  await cloudwatch.send(queueAlarm(PolicyARN!));
  const remove = new DeleteScalingPolicyCommand({ PolicyName: 'queue', ...TARGET });
  await scaling.send(remove);
  expect((await alarms()).map(({ AlarmName }) => AlarmName)).toEqual(['queue-high']);
  await alarm('queue-high');
  expect((await service()).desiredCount).toBe(1);
  const refused = await refusal(scaling.send(remove));
  expect(refused).toBeInstanceOf(ObjectNotFoundException);
  expect(refused.message).toBe(
    'No scaling policy found for service namespace: ecs, resource ID: service/demo/web, scalable dimension: ecs:service:DesiredCount, policy name: queue',
  );
});

test('scaling that is suspended does not happen', async () => {
  const { register, track, alarm, service } = await openScaling();
  await register({ SuspendedState: { DynamicScalingOutSuspended: true } });
  const { Alarms } = await track();
  await alarm(Alarms![0]!.AlarmName!);
  expect((await service()).desiredCount).toBe(1);
});

test('deregistering a target takes its policies and their alarms along', async () => {
  const { aws, scaling, register, track, alarms } = await openScaling();
  await register();
  await track();
  const deregister = new DeregisterScalableTargetCommand(TARGET);
  await scaling.send(deregister);
  expect(await alarms()).toEqual([]);
  const kinds = new Set((await aws.inventory()).map(({ kind }) => kind));
  expect(kinds).not.toContain('scalable-target');
  expect(kinds).not.toContain('scaling-policy');
  const refused = await refusal(scaling.send(deregister));
  expect(refused).toBeInstanceOf(ObjectNotFoundException);
  expect(refused.message).toMatch(/^No scalable target found for service namespace: ecs/);
});

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html and
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html, read 2026-11-29: no overlap
// and no gap. The words are guesses.
test.for<[string, Partial<PutScalingPolicyCommandInput>]>([
  ['a step policy without steps', { PolicyType: 'StepScaling' }],
  [
    'steps that leave a gap',
    {
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: 20, ScalingAdjustment: 2 },
        ],
      },
    },
  ],
  ...(
    [
      ['steps without any bound', {}],
      ['a positive upper bound, and nothing above', { MetricIntervalUpperBound: 10 }],
      ['a negative lower bound, and nothing below', { MetricIntervalLowerBound: -10 }],
    ] as const
  ).map(([what, bounds]): [string, Partial<PutScalingPolicyCommandInput>] => [
    what,
    {
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [{ ...bounds, ScalingAdjustment: 1 }],
      },
    },
  ]),
  ['target tracking of nothing', { PolicyType: 'TargetTrackingScaling' }],
  [
    'requests per target of no target group',
    {
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 1,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
      },
    },
  ],
])('PutScalingPolicy refuses %s', async ([, input]) => {
  const { register, policy } = await openScaling();
  await register();
  expect(await refusal(policy(input))).toBeInstanceOf(ValidationException);
});

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TagResource.html, read 2026-11-29: a scalable
// target takes tags by its ARN.
test('a target is tagged', async () => {
  const { scaling, register } = await openScaling();
  const { ScalableTargetARN: ResourceARN } = await register({ Tags: { a: '1' } });
  await scaling.send(new TagResourceCommand({ ResourceARN, Tags: { b: '2' } }));
  await scaling.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['a'] }));
  const { Tags } = await scaling.send(new ListTagsForResourceCommand({ ResourceARN }));
  expect(Tags).toEqual({ b: '2' });
});

// https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_permission_validation.html
test('whoever registers a service may scale it and have alarms made, and is refused without one of these', async () => {
  const { owner, clientsWith } = await openEnforced();
  const { ecs, ec2 } = owner;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  await ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  await ecs.send(
    new CreateServiceCommand({
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 0,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: [Subnets[0]!.SubnetId!] } },
    }),
  );
  const service = 'arn:aws:ecs:us-east-1:111122223333:service/demo/web';
  const byAws = { Condition: { Bool: { 'aws:ViaAWSService': 'true' } } };
  const rights = [
    { Action: ['application-autoscaling:*', 'iam:CreateServiceLinkedRole'], Resource: '*' },
    { Action: 'ecs:DescribeServices', Resource: service },
    { Action: 'ecs:UpdateService', Resource: service },
    { Action: 'cloudwatch:DescribeAlarms', Resource: '*' },
    { Action: 'cloudwatch:PutMetricAlarm', Resource: '*', ...byAws },
    { Action: 'cloudwatch:DeleteAlarms', Resource: '*', ...byAws },
  ];
  const register = new RegisterScalableTargetCommand({ ...TARGET, MinCapacity: 0, MaxCapacity: 1 });
  for (const [index, { Action }] of rights.entries()) {
    if (index === 0) continue;
    const others = allowing(...rights.filter((_, at) => at !== index));
    const { scaling } = clientsWith(await userWith(owner, `lacks-${index}`, others));
    const { name, message } = await refusal(scaling.send(register));
    expect(name).toBe('AccessDeniedException');
    expect(message).toContain(`is not authorized to perform: ${Action as string}`);
  }
  const { scaling, cloudwatch } = clientsWith(
    await userWith(owner, 'has-all', allowing(...rights)),
  );
  await scaling.send(register);
  // That AWS may make alarms for the user gives the user no right to any.
  const own = await refusal(cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ['theirs'] })));
  expect(own.name).toMatch(/^AccessDenied/);
});
