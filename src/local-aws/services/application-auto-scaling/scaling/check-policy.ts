import type {
  StepScalingPolicyConfiguration,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { notModelled } from '../../not-modelled.ts';
import { validation } from '../errors.ts';

// The wording of every refusal here is a guess; the rules are in
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html and
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html, read 2026-11-29

/** Throws ValidationException when the steps of a policy make no sense. */
export function checkStepScaling(
  configuration: StepScalingPolicyConfiguration | undefined,
): asserts configuration {
  if (!configuration) throw validation('StepScalingPolicyConfiguration must be specified');
  const { AdjustmentType: type, StepAdjustments: steps = [] } = configuration;
  if (type === undefined) throw validation('AdjustmentType must be specified');
  if (steps.length === 0) throw validation('At least one StepAdjustment must be specified');
  const ranges = steps
    .map(({ MetricIntervalLowerBound: from, MetricIntervalUpperBound: to }) => ({
      from: from ?? -Infinity,
      to: to ?? Infinity,
    }))
    .sort((a, b) => a.from - b.from);
  const [first, last] = [ranges[0]!, ranges.at(-1)!];
  if (ranges.some(({ from, to }) => from === -Infinity && to === Infinity)) {
    throw validation('The bounds of a StepAdjustment must not both be null');
  }
  if (first.from < 0 && first.from !== -Infinity) {
    throw validation('A negative lower bound needs a StepAdjustment without a lower bound');
  }
  if (last.to > 0 && last.to !== Infinity) {
    throw validation('A positive upper bound needs a StepAdjustment without an upper bound');
  }
  for (const [index, { from, to }] of ranges.entries()) {
    if (from >= to) {
      throw validation('The upper bound of a StepAdjustment must be greater than its lower bound');
    }
    const next = ranges[index + 1];
    if (next && next.from !== to) {
      throw validation('StepAdjustments must neither overlap nor leave a gap');
    }
  }
}

const PREDEFINED = [
  'ECSServiceAverageCPUUtilization',
  'ECSServiceAverageMemoryUtilization',
  'ECSServiceAverageCPUUtilizationHighResolution',
  'ECSServiceAverageMemoryUtilizationHighResolution',
  'ALBRequestCountPerTarget',
];

/** Throws ValidationException when there is no one metric to track, or no value for it. */
export function checkTracking(
  configuration: TargetTrackingScalingPolicyConfiguration | undefined,
): asserts configuration {
  if (!configuration) {
    throw validation('TargetTrackingScalingPolicyConfiguration must be specified');
  }
  const { PredefinedMetricSpecification: known, CustomizedMetricSpecification: own } =
    configuration;
  if ((known === undefined) === (own === undefined)) {
    throw validation(
      'Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified',
    );
  }
  if (own?.Metrics?.length) throw notModelled('metric math in a scaling policy');
  const type = known?.PredefinedMetricType;
  if (type && !PREDEFINED.includes(type)) {
    throw validation(`The metric ${type} is not supported for the service namespace ecs`);
  }
  if (type === 'ALBRequestCountPerTarget' && !LABEL.test(known?.ResourceLabel ?? '')) {
    throw validation(
      'ResourceLabel must be app/<name>/<id>/targetgroup/<name>/<id> for ALBRequestCountPerTarget',
    );
  }
}

/** A metric to track as text, to tell two apart. */
export function metricText(
  configuration: TargetTrackingScalingPolicyConfiguration | undefined,
): string {
  const { PredefinedMetricSpecification, CustomizedMetricSpecification } = configuration ?? {};
  return JSON.stringify([PredefinedMetricSpecification, CustomizedMetricSpecification]);
}

// --- internal ---

const LABEL = /^app\/[^/]+\/[^/]+\/targetgroup\/[^/]+\/[^/]+$/;
