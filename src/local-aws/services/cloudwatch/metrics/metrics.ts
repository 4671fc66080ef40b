import type { Dimension, StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';

export interface MetricName {
  namespace: string;
  name: string;
  dimensions: readonly Dimension[];
}

/** The samples of one second, or in one minute, in one unit. */
export interface Sample {
  /** The beginning of the minute or the second, in milliseconds. */
  at: number;
  unit: StandardUnit;
  count: number;
  sum: number;
  min: number;
  max: number;
}

/** A metric with what was measured, in the order of time. */
export interface MetricRecord extends MetricName {
  samples: Sample[];
}

/** The metrics of a Region by {@link metricKey}. */
export function metrics(region: Region): Table<MetricRecord> {
  return region.table<MetricRecord>('monitoring/metric');
}

/** Metrics are one when namespace, name and dimensions are, whatever the dimensions' order. */
export function metricKey({ namespace, name, dimensions }: MetricName): string {
  const pairs = dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort();
  return [namespace, name, ...pairs].join('\n');
}

/** Adds what was measured, to the sample of the same time and unit where there is one. */
export function addSample(region: Region, metric: MetricName, sample: Sample): void {
  const key = metricKey(metric);
  const { samples, ...rest } = metrics(region).get(key) ?? { ...metric, samples: [] };
  const same = samples.find(({ at, unit }) => at === sample.at && unit === sample.unit);
  const others = samples.filter((each) => each !== same);
  const all = [...others, same ? merged(same, sample) : sample].sort((a, b) => a.at - b.at);
  metrics(region).put(key, { ...rest, samples: all.slice(-KEPT) });
}

/** Two samples as one. */
export function merged(a: Sample, b: Sample): Sample {
  return {
    ...a,
    count: a.count + b.count,
    sum: a.sum + b.sum,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
  };
}

// --- internal ---

/** AWS keeps minutes for 15 days; a day of them is enough here. */
const KEPT = 1440;
