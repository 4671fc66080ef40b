import constraints from '../../constraints/cloudwatch.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { alarms } from './alarms.ts';
import { deleteAlarms } from './delete-alarms.ts';
import { describeAlarmHistory } from './describe-alarm-history.ts';
import { describeAlarms } from './describe-alarms.ts';
import { invalid } from './errors.ts';
import { evaluate } from './evaluate-alarm.ts';
import { EVALUATION_TIMER } from './evaluation-timer.ts';
import { getMetricData } from './get-metric-data.ts';
import { getMetricStatistics } from './get-metric-statistics.ts';
import { inventory } from './inventory.ts';
import { listMetrics } from './list-metrics.ts';
import { listTagsForResource } from './list-tags-for-resource.ts';
import { putMetricAlarm } from './put-metric-alarm.ts';
import { putMetricData } from './put-metric-data.ts';
import { setAlarmState } from './set-alarm-state.ts';
import { tagResource } from './tag-resource.ts';
import { untagResource } from './untag-resource.ts';

/** Amazon CloudWatch: metrics that you put, and alarms on them. No service measures itself here. */
export const cloudwatch: Service = {
  id: 'monitoring',
  folder: 'cloudwatch',
  protocol: 'awsJson1_0',
  formerProtocol: 'awsQuery',
  target: 'GraniteServiceVersion20100801',
  version: '2010-08-01',
  xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  operations: [
    deleteAlarms,
    describeAlarmHistory,
    describeAlarms,
    getMetricData,
    getMetricStatistics,
    listMetrics,
    listTagsForResource,
    putMetricAlarm,
    putMetricData,
    setAlarmState,
    tagResource,
    untagResource,
  ],
  constraints,
  tagsOf: (arn, region) => {
    const tags = alarms(region).get(arn.split(':alarm:')[1] ?? '')?.tags ?? [];
    return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  },
  invalid,
  inventory,
  timers: { [EVALUATION_TIMER]: evaluate },
};
