import { tagKeys, pick, type Asked, type Made, type Row, type Rows } from './read-back.ts';
import { makeService } from './ecs.ts';

const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/kept/web',
  ScalableDimension: 'ecs:service:DesiredCount',
};

async function makeTarget(asked: Asked): Promise<Made> {
  await makeService(asked);
  const answer = await asked.call('scaling RegisterScalableTarget', {
    ...TARGET,
    MinCapacity: 1,
    MaxCapacity: 3,
    Tags: { old: 'tag' },
  });
  return { target: pick(answer, 'ScalableTargetARN') };
}

async function makeAction(asked: Asked): Promise<Made> {
  const made = await makeTarget(asked);
  await asked.call('scaling PutScheduledAction', {
    ...TARGET,
    ScheduledActionName: 'law',
    Schedule: 'cron(0 8 * * ? *)',
    ScalableTargetAction: { MinCapacity: 1 },
  });
  return made;
}

async function makePolicy(asked: Asked): Promise<Made> {
  const made = await makeTarget(asked);
  await asked.call('scaling PutScalingPolicy', {
    ...TARGET,
    PolicyName: 'law',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 50,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    },
  });
  return made;
}

const targets: Row['read'] = async ({ call }) => {
  const answer = await call('scaling DescribeScalableTargets', { ServiceNamespace: 'ecs' });
  const { ScalableTargets } = answer as { ScalableTargets: { ScalableTargetARN: string }[] };
  const [only] = ScalableTargets;
  if (!only) return answer;
  const ResourceARN = only.ScalableTargetARN;
  return [answer, await call('scaling ListTagsForResource', { ResourceARN })];
};
const actions: Row['read'] = ({ call }) =>
  call('scaling DescribeScheduledActions', { ServiceNamespace: 'ecs' });
const policies: Row['read'] = ({ call }) =>
  call('scaling DescribeScalingPolicies', { ServiceNamespace: 'ecs' });
const names = ['ServiceNamespace', 'ResourceId', 'ScalableDimension'];

export const SCALING: Rows = {
  RegisterScalableTarget: {
    before: async (asked) => {
      await makeService(asked);
      return {};
    },
    given: {
      ...TARGET,
      MinCapacity: 2,
      MaxCapacity: 7,
      SuspendedState: {
        DynamicScalingInSuspended: true,
        DynamicScalingOutSuspended: true,
        ScheduledScalingSuspended: true,
      },
      Tags: { project: 'law' },
    },
    unread: {
      RoleARN:
        'is for services without a service-linked role: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html',
    },
    read: targets,
  },
  DeregisterScalableTarget: {
    before: makeTarget,
    given: TARGET,
    names,
    gone: ['ResourceId'],
    read: targets,
  },
  PutScalingPolicy: {
    before: makeTarget,
    given: {
      ...TARGET,
      PolicyName: 'law',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 77,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        ScaleOutCooldown: 33,
        ScaleInCooldown: 44,
        DisableScaleIn: true,
      },
    },
    read: policies,
  },
  'PutScalingPolicy, in steps': {
    before: makeTarget,
    given: {
      ...TARGET,
      PolicyName: 'law',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [
          { ScalingAdjustment: 3, MetricIntervalLowerBound: 1, MetricIntervalUpperBound: 9 },
          { ScalingAdjustment: 5, MetricIntervalLowerBound: 9 },
        ],
        Cooldown: 55,
        MetricAggregationType: 'Maximum',
      },
    },
    read: policies,
  },
  PutScheduledAction: {
    before: makeTarget,
    given: {
      ...TARGET,
      ScheduledActionName: 'law',
      Schedule: 'cron(30 7 * * ? *)',
      Timezone: 'Europe/Berlin',
      ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 5 },
    },
    read: actions,
  },
  DeleteScheduledAction: {
    before: makeAction,
    given: { ...TARGET, ScheduledActionName: 'law' },
    names: [...names, 'ScheduledActionName'],
    gone: ['ScheduledActionName'],
    read: actions,
  },
  DeleteScalingPolicy: {
    before: makePolicy,
    given: { ...TARGET, PolicyName: 'law' },
    names: [...names, 'PolicyName'],
    gone: ['PolicyName'],
    read: policies,
  },
  TagResource: {
    before: makeTarget,
    given: ({ target }) => ({ ResourceARN: target, Tags: { project: 'law' } }),
    names: ['ResourceARN'],
    read: targets,
  },
  UntagResource: {
    before: makeTarget,
    given: ({ target }) => ({ ResourceARN: target, TagKeys: ['old'] }),
    names: ['ResourceARN'],
    gone: ['TagKeys'],
    read: tagKeys(targets),
  },
};
