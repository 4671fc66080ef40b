import constraints from '../../wire/constraint-models/cloudwatch.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { alarms } from './alarms/alarms.ts';
import { deleteAlarms } from './operations/delete-alarms.ts';
import { describeAlarmHistory } from './operations/describe-alarm-history.ts';
import { describeAlarms } from './operations/describe-alarms.ts';
import { invalid } from './errors.ts';
import { evaluate } from './alarms/evaluate-alarm.ts';
import { EVALUATION_TIMER } from './alarms/evaluation-timer.ts';
import { getMetricData } from './operations/get-metric-data.ts';
import { getMetricStatistics } from './operations/get-metric-statistics.ts';
import { beginLoad, countRequest, LOAD_TIMER, measure } from './load/service-load.ts';
import { inventory } from './inventory.ts';
import { listMetrics } from './operations/list-metrics.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { putMetricAlarm } from './operations/put-metric-alarm.ts';
import { putMetricData } from './operations/put-metric-data.ts';
import { setAlarmState } from './operations/set-alarm-state.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';

/** Amazon CloudWatch: metrics that you put, and alarms on them. No service measures itself here, but an ECS service under a
 * load that somebody asked for does. */
export const cloudwatch: Service = {
  id: 'monitoring',
  folder: 'cloudwatch',
  protocol: 'awsJson1_0',
  formerProtocol: 'awsQuery',
  speaksCbor: true,
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
  ownWords: {},
  invalid,
  inventory,
  timers: { [EVALUATION_TIMER]: { run: evaluate }, [LOAD_TIMER]: { run: measure } },
  onLoad: beginLoad,
  onAsked: countRequest,
};
