import type { StepScalingPolicyConfiguration } from '@aws-sdk/client-application-auto-scaling';
import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import { metricOf } from '../../cloudwatch/alarms/alarms.ts';
import { samplesByPeriod, valueOf } from '../../cloudwatch/metrics/statistics.ts';
import { changedNow, scaleTo } from './activities.ts';
import { desiredCountOf, isBeingDeployed, runningCountOf } from './ecs-services.ts';
import { policies, type PolicyRecord } from './scaling-policies.ts';
import { scalableTargets } from './scalable-targets.ts';

/**
 * Carries out a scaling policy because of an alarm. Nothing happens when the policy or its target is gone, when the count
 * is where it should be, at or beyond the bounds of the target, before the cooldown is over, and in while a deployment is
 * under way. It counts from the tasks that run, and not from those that are desired.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html, read 2026-11-29
 */
export function carryOutPolicy(region: Region, policyArn: string, alarm: MetricAlarm): void {
  const policy = policies(region).get(policyArn);
  if (!policy) return;
  const { target } = scalableTargets(region).get(policy.ResourceId) ?? {};
  const current = desiredCountOf(region, policy.ResourceId);
  if (!target || current === undefined) return;
  // "Application Auto Scaling gives precedence to the policy that provides the largest capacity for both scale out and scale
  // in": each policy that acts at an instant begins at the count that there was then, and the largest count stays.
  // https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html, read 2026-11-29
  const other = changedNow(region, policy.ResourceId);
  const from = other ?? runningCountOf(region, policy.ResourceId);
  const wanted = wantedCount(region, policy, alarm, from);
  // A count that somebody has set beyond a bound is left alone by what would lead further away from it.
  if (wanted < from ? current <= target.MinCapacity : current >= target.MaxCapacity) return;
  const within = Math.min(Math.max(wanted, target.MinCapacity), target.MaxCapacity);
  const count = other === undefined ? within : Math.max(within, current);
  const isOut = count > current;
  if (count === current || (other === undefined && isOut !== wanted > from)) return;
  const { DynamicScalingInSuspended, DynamicScalingOutSuspended } = target.SuspendedState ?? {};
  if (isOut ? DynamicScalingOutSuspended : DynamicScalingInSuspended) return;
  if (!isOut && isBeingDeployed(region, policy.ResourceId)) return;
  if (isCooling(region, policy, isOut)) return;
  policies(region).put(policyArn, {
    ...policy,
    [isOut ? 'scaledOutAt' : 'scaledInAt']: region.now,
  });
  const cause = `monitor alarm ${alarm.AlarmName} in state ALARM triggered policy ${policy.PolicyName}`;
  scaleTo(region, policy.ResourceId, count, cause);
}

// --- internal ---

function wantedCount(
  region: Region,
  policy: PolicyRecord,
  alarm: MetricAlarm,
  current: number,
): number {
  const value = latestValue(region, alarm);
  const step = policy.StepScalingPolicyConfiguration;
  if (step) return afterStep(step, (value ?? alarm.Threshold!) - alarm.Threshold!, current);
  const { TargetValue: target = 1 } = policy.TargetTrackingScalingPolicyConfiguration!;
  const isHigh = alarm.ComparisonOperator === 'GreaterThanThreshold';
  // An alarm that SetAlarmState set off has no measurement: one task more or less, which is a guess.
  if (value === undefined) return isHigh ? current + 1 : current - 1;
  const proportional = Math.ceil((current * value) / target);
  return isHigh ? Math.max(proportional, current) : Math.min(proportional, current);
}

/** The count after the step in whose interval the breach is. A breach of nothing is on the side of the threshold. */
function afterStep(
  {
    AdjustmentType: type,
    StepAdjustments: steps = [],
    MinAdjustmentMagnitude: least = 0,
  }: StepScalingPolicyConfiguration,
  breach: number,
  current: number,
): number {
  const step =
    steps.find(
      ({ MetricIntervalLowerBound: from = -Infinity, MetricIntervalUpperBound: to = Infinity }) =>
        breach >= from && breach < to,
    ) ?? steps.find(({ MetricIntervalUpperBound: to = Infinity }) => breach === to);
  if (!step) return current;
  const { ScalingAdjustment: by = 0 } = step;
  if (type === 'ExactCapacity') return by;
  if (type === 'ChangeInCapacity') return current + by;
  const change = (current * by) / 100;
  // https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html#step-scaling-adjustment-types
  const rounded = Math.abs(change) < 1 && change !== 0 ? Math.sign(change) : Math.trunc(change);
  return current + Math.sign(rounded) * Math.max(Math.abs(rounded), least);
}

function latestValue(region: Region, alarm: MetricAlarm): number | undefined {
  const period = alarm.Period! * 1000;
  const end = Math.floor(region.now / period) * period;
  const sample = samplesByPeriod(region, metricOf(alarm), {
    start: end - alarm.EvaluationPeriods! * period,
    end,
    period,
    unit: alarm.Unit,
  }).at(-1);
  return sample && valueOf(sample, alarm.Statistic!);
}

/** Seconds that AWS waits when a policy says nothing. */
const COOLDOWN = 300;

function isCooling(region: Region, policy: PolicyRecord, isOut: boolean): boolean {
  const { StepScalingPolicyConfiguration: step, scaledInAt, scaledOutAt } = policy;
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  const seconds =
    step?.Cooldown ?? (isOut ? tracking?.ScaleOutCooldown : tracking?.ScaleInCooldown) ?? COOLDOWN;
  const since = Math.max(isOut ? -Infinity : (scaledInAt ?? -Infinity), scaledOutAt ?? -Infinity);
  return region.now < since + seconds * 1000;
}
