import type { PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { notModelled } from '../../not-modelled.ts';
import { isComparison } from './alarm-words.ts';
import { validationError } from '../errors.ts';

/** Throws ValidationError when an alarm makes no sense. The wording is a guess where a comment says nothing else. */
export function checkAlarm(input: PutMetricAlarmCommandInput): void {
  const { EvaluationPeriods: periods, DatapointsToAlarm: needed, Period: period } = input;
  if (input.Metrics?.length || input.ThresholdMetricId) {
    throw notModelled('alarms on metric math');
  }
  if (input.EvaluationCriteria) throw notModelled('evaluation criteria of an alarm');
  if (input.ExtendedStatistic !== undefined) throw notModelled('percentiles of an alarm');
  for (const member of REQUIRED) {
    if (input[member] === undefined) throw validationError(`${member} must be specified.`);
  }
  if (!isComparison(input.ComparisonOperator)) {
    throw notModelled(`the comparison operator ${input.ComparisonOperator}`);
  }
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  if (period! % 60 !== 0 && ![10, 20, 30].includes(period!)) {
    throw validationError('Period must be 10, 20, 30 or a multiple of 60');
  }
  if (period! * periods! > 7 * 86_400) {
    throw validationError('Metrics cannot be checked across more than a week');
  }
  if (needed !== undefined && needed > periods!) {
    throw validationError('DatapointsToAlarm must be less than or equal to EvaluationPeriods');
  }
  const treat = input.TreatMissingData ?? 'missing';
  if (!['breaching', 'notBreaching', 'ignore', 'missing'].includes(treat)) {
    throw validationError(`The value ${treat} is not supported for TreatMissingData parameter.`);
  }
  for (const arn of [
    ...(input.AlarmActions ?? []),
    ...(input.OKActions ?? []),
    ...(input.InsufficientDataActions ?? []),
  ]) {
    // AWS's words, as in public transcripts of Terraform.
    if (!arn.startsWith('arn:')) throw validationError(`Invalid arn syntax: ${arn}`);
  }
}

// --- internal ---

const REQUIRED = [
  'MetricName',
  'Namespace',
  'Statistic',
  'Period',
  'EvaluationPeriods',
  'Threshold',
  'ComparisonOperator',
] as const;
