import type { ComparisonOperator, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { notModelled } from '../../not-modelled.ts';

/** The statistic of one of an alarm's periods. */
export interface Datapoint {
  at: number;
  value: number;
}

/** True if a value breaches an alarm's threshold. */
export function isBreaching(
  { ComparisonOperator: operator, Threshold: threshold = 0 }: MetricAlarm,
  value: number,
): boolean {
  const comparison = COMPARISONS[operator!];
  if (!comparison) throw notModelled(`the comparison operator ${operator}`);
  return comparison.holds(value, threshold);
}

/** True if the local AWS models the comparison operator. */
export function isComparison(operator: ComparisonOperator | undefined): boolean {
  return operator !== undefined && COMPARISONS[operator] !== undefined;
}

/** Why an alarm is where it is, in AWS's words, as public transcripts of alarms show. */
export function thresholdCrossed(
  alarm: MetricAlarm,
  to: 'ALARM' | 'OK',
  datapoints: readonly Datapoint[],
  minimum: number,
): string {
  const { words } = COMPARISONS[alarm.ComparisonOperator!]!;
  const shown = datapoints.map(({ at, value }) => `${decimal(value)} (${shortDate(at)})`);
  const many = datapoints.length > 1;
  const verb = `${many ? 'were' : 'was'} ${to === 'OK' ? 'not ' : ''}${words}`;
  const from = to === 'OK' ? 'ALARM' : 'OK';
  return (
    `Threshold Crossed: ${datapoints.length} out of the last ${alarm.EvaluationPeriods} datapoints ` +
    `[${shown.join(', ')}] ${verb} the threshold (${decimal(alarm.Threshold!)}) ` +
    `(minimum ${minimum} datapoint${minimum === 1 ? '' : 's'} for ${from} -> ${to} transition).`
  );
}

/** As {@link thresholdCrossed}, when nothing was measured. */
export function insufficientData(periods: number): string {
  return periods === 1
    ? 'Insufficient Data: 1 datapoint was unknown.'
    : `Insufficient Data: ${periods} datapoints were unknown.`;
}

/** `2026-11-02T09:00:00.000+0000`, as the history of alarms has it. */
export function longDate(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}

// --- internal ---

const COMPARISONS: Partial<
  Record<
    ComparisonOperator,
    { words: string; holds: (value: number, threshold: number) => boolean }
  >
> = {
  GreaterThanOrEqualToThreshold: {
    words: 'greater than or equal to',
    holds: (value, threshold) => value >= threshold,
  },
  GreaterThanThreshold: { words: 'greater than', holds: (value, threshold) => value > threshold },
  LessThanThreshold: { words: 'less than', holds: (value, threshold) => value < threshold },
  LessThanOrEqualToThreshold: {
    words: 'less than or equal to',
    holds: (value, threshold) => value <= threshold,
  },
};

function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** `02/11/26 09:00:00` */
function shortDate(at: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().slice(0, 19).split('T');
  const [year = '', month, day] = date.split('-');
  return `${day}/${month}/${year.slice(2)} ${time}`;
}
