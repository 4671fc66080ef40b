import {
  DeleteScalingPolicyCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
} from '@aws-sdk/client-application-auto-scaling';
import * as CloudWatch from '@aws-sdk/client-cloudwatch';
import { cpuOfService } from '../../src/engine/cpu-of-service.ts';
import { scalable } from '../../src/engine/scalable.ts';
import { defineStep, isAsAsked } from '../../src/engine/step.ts';
import { highCpu, lowCpu } from '../inputs.ts';
import { registerScalableTarget } from './register-scalable-target.ts';

// #region ways
/** Each way has an alarm that says when, and steps that say how many tasks, by how far the metric is past the threshold. */
const WAYS = [
  {
    alarm: 'cpu-high',
    when: { ComparisonOperator: 'GreaterThanOrEqualToThreshold', EvaluationPeriods: 2 },
    policy: 'out',
    steps: [
      {
        MetricIntervalLowerBound: 0,
        MetricIntervalUpperBound: 20,
        ScalingAdjustment: 1,
      },
      { MetricIntervalLowerBound: 20, ScalingAdjustment: 2 },
    ],
  },
  {
    alarm: 'cpu-low',
    when: { ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: 5 },
    policy: 'in',
    steps: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }],
  },
] as const;
// #endregion ways

export const scaleOnAlarm = defineStep({
  id: 'scale-on-alarm',
  title: 'Scale on alarms',
  kind: 'makes',
  billing: 'plus the tasks that it adds',
  needs: { registerScalableTarget },
  inputs: { highCpu, lowCpu },
  bills: [{ what: 'alarm', count: 2 }],
  why: {
    DescribeScalingPolicies: 'see whether the policies exist',
    DescribeAlarms: 'see whether the alarms exist',
    ListTagsForResource: 'see whether this tutorial made the alarms',
    PutScalingPolicy: 'say how many tasks to add or remove',
    PutMetricAlarm: 'say when to scale',
    TagResource: 'record the inputs the alarm was made with',
    DeleteAlarms: 'delete the alarms: deleting a policy leaves them',
    DeleteScalingPolicy: 'delete the policies',
  },

  async find({ scaling, cloudwatch, name, own }) {
    const { ServiceNamespace, ResourceId } = scalable(name);
    const PolicyNames = WAYS.map(({ policy }) => `${name}-${policy}`);
    const AlarmNames = WAYS.map(({ alarm }) => `${name}-${alarm}`);
    const which = { ServiceNamespace, ResourceId, PolicyNames };
    const found = await scaling.send(new DescribeScalingPoliciesCommand(which));
    const look = new CloudWatch.DescribeAlarmsCommand({ AlarmNames });
    const { MetricAlarms: alarms = [] } = await cloudwatch.send(look);
    let madeWith: string | undefined;
    for (const { AlarmName, AlarmArn: ResourceARN } of alarms) {
      const list = new CloudWatch.ListTagsForResourceCommand({ ResourceARN });
      madeWith = own(`The alarm "${AlarmName}"`, (await cloudwatch.send(list)).Tags);
    }
    const policies = found.ScalingPolicies ?? [];
    const count = policies.length + alarms.length;
    return count ? { policies, alarms, madeWith, unfinished: count < 4 } : undefined;
  },

  async run(context, _needs, found) {
    const { scaling, cloudwatch, name, inputs, tags, report } = context;
    for (const way of WAYS) {
      const { alarm, policy } = way;
      const put = new PutScalingPolicyCommand({
        ...scalable(name),
        PolicyName: `${name}-${policy}`,
        ...policyOf(way),
      });
      const { PolicyARN } = await context.retryUntilConsistent(() => scaling.send(put));
      report(found ? 'updated' : 'created', 'scaling policy', PolicyARN!);
      const AlarmName = `${name}-${alarm}`;
      const watch = new CloudWatch.PutMetricAlarmCommand({
        AlarmName,
        ...alarmOf(way, name, inputs, PolicyARN),
        Tags: tags.cloudwatch,
      });
      await cloudwatch.send(watch);
      const old = found?.alarms.find((each) => each.AlarmName === AlarmName);
      const note = { ResourceARN: old?.AlarmArn, Tags: tags.cloudwatch };
      if (old) await cloudwatch.send(new CloudWatch.TagResourceCommand(note));
      report(old ? 'updated' : 'created', 'alarm', AlarmName);
    }
    return { policies: [], alarms: [] };
  },

  async undo({ scaling, cloudwatch, name, report }, { policies, alarms }) {
    const AlarmNames = alarms.map(({ AlarmName }) => AlarmName!);
    if (alarms.length) {
      await cloudwatch.send(new CloudWatch.DeleteAlarmsCommand({ AlarmNames }));
    }
    for (const each of AlarmNames) report('deleted', 'alarm', each);
    for (const { PolicyName } of policies) {
      const policy = { ...scalable(name), PolicyName };
      await scaling.send(new DeleteScalingPolicyCommand(policy));
      report('deleted', 'scaling policy', PolicyName!);
    }
  },

  fits: ({ policies, alarms }, _needs, inputs, { name }) =>
    WAYS.every((way) => {
      const policy = policies.find(
        ({ PolicyName }) => PolicyName === `${name}-${way.policy}`,
      );
      const alarm = alarms.find(
        ({ AlarmName }) => AlarmName === `${name}-${way.alarm}`,
      );
      const asked = alarmOf(way, name, inputs, policy?.PolicyARN);
      return isAsAsked(policy, policyOf(way)) && isAsAsked(alarm, asked);
    }),
});

type Way = (typeof WAYS)[number];
type Cpu = { highCpu: number; lowCpu: number };

// #region requests
/** How many tasks to add or remove, with a minute of patience after each change. */
function policyOf({ steps }: Way) {
  const configuration = {
    AdjustmentType: 'ChangeInCapacity' as const,
    MetricAggregationType: 'Average' as const,
    Cooldown: 60,
    StepAdjustments: [...steps],
  };
  return {
    PolicyType: 'StepScaling' as const,
    StepScalingPolicyConfiguration: configuration,
  };
}

/** When: by the CPU usage of all the service's tasks. */
function alarmOf({ alarm, when }: Way, name: string, inputs: Cpu, action?: string) {
  const Threshold = alarm === 'cpu-high' ? inputs.highCpu : inputs.lowCpu;
  return { ...cpuOfService(name), Threshold, ...when, AlarmActions: [action!] };
}
// #endregion requests
