import type { MetricAlarm, StateValue, Tag } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { metricKey, type MetricName } from '../metrics/metrics.ts';

/** An alarm on one metric and one statistic. */
export interface AlarmRecord {
  alarm: MetricAlarm & {
    AlarmName: string;
    AlarmArn: string;
    StateValue: StateValue;
    Namespace: string;
    MetricName: string;
    Period: number;
    EvaluationPeriods: number;
    Threshold: number;
  };
  tags: Tag[];
}

/** The alarms of a Region by name. */
export function alarms(region: Region): Table<AlarmRecord> {
  return region.table<AlarmRecord>('monitoring/alarm', {
    metric: ({ alarm }) => metricKey(metricOf(alarm)),
  });
}

/** The metric that an alarm watches. */
export function metricOf({ Namespace = '', MetricName = '', Dimensions }: MetricAlarm): MetricName {
  return { namespace: Namespace, name: MetricName, dimensions: Dimensions ?? [] };
}

export function alarmArn(region: Region, name: string): string {
  return region.arn('cloudwatch', `alarm:${name}`);
}
