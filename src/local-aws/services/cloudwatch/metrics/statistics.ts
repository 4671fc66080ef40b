import type { StandardUnit, Statistic } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import { merged, metricKey, metrics, type MetricName, type Sample } from './metrics.ts';

/** One sample for each period in which something was measured, from `start` to before `end`, in milliseconds. */
export function samplesByPeriod(
  region: Region,
  metric: MetricName,
  options: { start: number; end: number; period: number; unit?: StandardUnit | undefined },
): Sample[] {
  const { start, end, period, unit } = options;
  const periods = new Map<string, Sample>();
  for (const sample of metrics(region).get(metricKey(metric))?.samples ?? []) {
    if (sample.at < start || sample.at >= end) continue;
    if (unit !== undefined && sample.unit !== unit) continue;
    const at = Math.floor(sample.at / period) * period;
    const key = `${at} ${sample.unit}`;
    const before = periods.get(key);
    periods.set(key, before ? merged(before, sample) : { ...sample, at });
  }
  return [...periods.values()].sort((a, b) => a.at - b.at);
}

/** The value of a statistic. */
export function valueOf({ count, sum, min, max }: Sample, statistic: Statistic): number {
  const values = { SampleCount: count, Sum: sum, Minimum: min, Maximum: max, Average: sum / count };
  return values[statistic];
}
