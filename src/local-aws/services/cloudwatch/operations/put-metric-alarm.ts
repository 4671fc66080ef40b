import {
  PutMetricAlarm$,
  type PutMetricAlarmCommandInput,
  type PutMetricAlarmCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { operation } from '../../../core/operation.ts';
import { checkAlarm } from '../alarms/check-alarm.ts';
import { awaitEvaluation } from '../alarms/evaluation-timer.ts';
import { onAlarm, tagContext } from '../permissions.ts';
import { putAlarm } from '../alarms/put-alarm.ts';

/** Makes an alarm, or changes it as a whole; its state stays. */
export const putMetricAlarm = operation<PutMetricAlarmCommandInput, PutMetricAlarmCommandOutput>(
  PutMetricAlarm$,
  {
    permissions: ({ AlarmName, Tags }, region) => [
      onAlarm('PutMetricAlarm', AlarmName, region, tagContext(Tags)),
      ...(Tags?.length ? [onAlarm('TagResource', AlarmName, region, tagContext(Tags))] : []),
    ],
    run(input, region) {
      checkAlarm(input);
      putAlarm(region, input);
      awaitEvaluation(region, input.AlarmName!);
      return {};
    },
  },
);
