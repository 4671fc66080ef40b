import {
  DeleteScalingPolicyCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
} from '@aws-sdk/client-application-auto-scaling';
import * as CloudWatch from '@aws-sdk/client-cloudwatch';
import { scalable } from '../../src/engine/scalable.ts';
import { defineStep } from '../../src/engine/step.ts';
import { highCpu, lowCpu } from '../inputs.ts';
import { registerScalableTarget } from './register-scalable-target.ts';

// #region ways
/** Each way has an alarm that says when, and steps that say how many tasks, by how far the alarm's threshold is missed. */
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
  needs: { registerScalableTarget },
  inputs: { highCpu, lowCpu },
  bills: [{ what: 'alarm', count: 2 }],
  why: {
    DescribeScalingPolicies: 'see whether the policies exist',
    DescribeAlarms: 'see whether the alarms exist',
    ListTagsForResource: 'see whether this tutorial made the alarms',
    PutScalingPolicy: 'say how many tasks to add or remove',
    PutMetricAlarm: 'say when to do it',
    TagResource: 'record the inputs the alarm was made with',
    DeleteAlarms: 'delete the alarms: deleting a policy leaves them',
    DeleteScalingPolicy: 'delete the policies',
  },

  async find({ scaling, cloudwatch, name, own }) {
    const { ServiceNamespace, ResourceId } = scalable(name);
    const PolicyNames = WAYS.map(({ policy }) => `${name}-${policy}`);
    const AlarmNames = WAYS.map(({ alarm }) => `${name}-${alarm}`);
    const policies = { ServiceNamespace, ResourceId, PolicyNames };
    const found = await scaling.send(new DescribeScalingPoliciesCommand(policies));
    const look = new CloudWatch.DescribeAlarmsCommand({ AlarmNames });
    const { MetricAlarms: alarms = [] } = await cloudwatch.send(look);
    let madeWith: string | undefined;
    for (const { AlarmName, AlarmArn: ResourceARN } of alarms) {
      const list = new CloudWatch.ListTagsForResourceCommand({ ResourceARN });
      madeWith = own(`The alarm "${AlarmName}"`, (await cloudwatch.send(list)).Tags);
    }
    const names = (found.ScalingPolicies ?? []).map(({ PolicyName }) => PolicyName!);
    const count = names.length + alarms.length;
    return count > 0 ? { names, alarms, madeWith, unfinished: count < 4 } : undefined;
  },

  async run(context, _needs, found) {
    const { scaling, cloudwatch, name, inputs, tags, report } = context;
    const of = [inputs.highCpu, inputs.lowCpu];
    for (const [index, { alarm, when, policy, steps }] of WAYS.entries()) {
      const configuration = {
        AdjustmentType: 'ChangeInCapacity' as const,
        MetricAggregationType: 'Average' as const,
        Cooldown: 60,
        StepAdjustments: [...steps],
      };
      const put = new PutScalingPolicyCommand({
        ...scalable(name),
        PolicyName: `${name}-${policy}`,
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: configuration,
      });
      const { PolicyARN } = await context.retryUntilConsistent(() => scaling.send(put));
      report(found ? 'updated' : 'created', 'scaling policy', PolicyARN!);
      const AlarmName = `${name}-${alarm}`;
      const watch = new CloudWatch.PutMetricAlarmCommand({
        AlarmName,
        Namespace: 'AWS/ECS',
        MetricName: 'CPUUtilization',
        Dimensions: [
          { Name: 'ClusterName', Value: name },
          { Name: 'ServiceName', Value: name },
        ],
        Statistic: 'Average',
        Period: 60,
        Threshold: of[index],
        ...when,
        AlarmActions: [PolicyARN!],
        Tags: tags.cloudwatch,
      });
      await cloudwatch.send(watch);
      const old = found?.alarms.find((each) => each.AlarmName === AlarmName);
      const note = { ResourceARN: old?.AlarmArn, Tags: tags.cloudwatch };
      if (old) await cloudwatch.send(new CloudWatch.TagResourceCommand(note));
      report(old ? 'updated' : 'created', 'alarm', AlarmName);
    }
    return { names: [], alarms: [] };
  },

  async undo({ scaling, cloudwatch, name, report }, { names, alarms }) {
    const AlarmNames = alarms.map(({ AlarmName }) => AlarmName!);
    if (alarms.length) {
      await cloudwatch.send(new CloudWatch.DeleteAlarmsCommand({ AlarmNames }));
    }
    for (const each of AlarmNames) report('deleted', 'alarm', each);
    for (const PolicyName of names) {
      const policy = { ...scalable(name), PolicyName };
      await scaling.send(new DeleteScalingPolicyCommand(policy));
      report('deleted', 'scaling policy', PolicyName);
    }
  },

  fits: ({ alarms }, _needs, { highCpu, lowCpu }) =>
    alarms.map(({ Threshold }) => Threshold).join() === [highCpu, lowCpu].join(),
});
