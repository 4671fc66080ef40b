import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import { awaitEvaluation } from '../../cloudwatch/alarms/evaluation-timer.ts';
import { putAlarm } from '../../cloudwatch/alarms/put-alarm.ts';
import { removeAlarm } from '../../cloudwatch/alarms/remove-alarm.ts';
import { isHighResolution } from './high-resolution.ts';
import type { PolicyRecord } from './scaling-policies.ts';

/**
 * Makes or changes the alarms of a target tracking policy, and returns their names. One is for scaling out, after three
 * periods above the target; the other for scaling in, after fifteen minutes below nine tenths of it, unless the policy is not
 * to scale in. A period is a minute, and 20 seconds for a metric of high resolution. That such a policy scales out after
 * three periods, and in after as long as any other, is a guess.
 */
export function putTrackingAlarms(region: Region, policy: PolicyRecord): string[] {
  const { TargetValue: target = 0, DisableScaleIn } =
    policy.TargetTrackingScalingPolicyConfiguration!;
  const period = isHighResolution(policy) ? 20 : 60;
  const wanted = [
    {
      kind: 'AlarmHigh',
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: target,
      EvaluationPeriods: 3,
    },
    {
      kind: 'AlarmLow',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: (target * 9) / 10,
      EvaluationPeriods: (15 * 60) / period,
    },
  ] as const;
  const made: string[] = [];
  for (const { kind, ...settings } of wanted) {
    const prefix = `TargetTracking-${policy.ResourceId}-${kind}-`;
    const before = policy.alarmNames.find((name) => name.startsWith(prefix));
    if (kind === 'AlarmLow' && DisableScaleIn) {
      if (before !== undefined) removeAlarm(region, before);
      continue;
    }
    const name = before ?? prefix + region.uuid('tracking-alarm', `${policy.PolicyARN} ${kind}`);
    putAlarm(region, {
      AlarmName: name,
      AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.PolicyARN}.`,
      AlarmActions: [policy.PolicyARN],
      Period: period,
      ...metricOf(policy),
      ...settings,
    });
    awaitEvaluation(region, name);
    made.push(name);
  }
  return made;
}

// --- internal ---

type Metric = Pick<MetricAlarm, 'Namespace' | 'MetricName' | 'Dimensions' | 'Statistic' | 'Unit'>;

function metricOf({
  ResourceId,
  TargetTrackingScalingPolicyConfiguration: configuration,
}: PolicyRecord): Metric {
  const { PredefinedMetricSpecification: known, CustomizedMetricSpecification: own } =
    configuration!;
  if (own) {
    return {
      Namespace: own.Namespace,
      MetricName: own.MetricName,
      Dimensions: own.Dimensions ?? [],
      Statistic: own.Statistic,
      ...(own.Unit !== undefined && { Unit: own.Unit as NonNullable<Metric['Unit']> }),
    };
  }
  if (known?.PredefinedMetricType === 'ALBRequestCountPerTarget') {
    const [balancer, group] = known.ResourceLabel!.split('/targetgroup/');
    return {
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'RequestCountPerTarget',
      Dimensions: [
        { Name: 'LoadBalancer', Value: balancer },
        { Name: 'TargetGroup', Value: `targetgroup/${group}` },
      ],
      Statistic: 'Sum',
    };
  }
  const [, cluster, service] = ResourceId.split('/');
  const isMemory = known?.PredefinedMetricType?.startsWith('ECSServiceAverageMemory');
  return {
    Namespace: 'AWS/ECS',
    MetricName: isMemory ? 'MemoryUtilization' : 'CPUUtilization',
    Dimensions: [
      { Name: 'ClusterName', Value: cluster },
      { Name: 'ServiceName', Value: service },
    ],
    Statistic: 'Average',
    Unit: 'Percent',
  };
}
