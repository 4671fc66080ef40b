import {
  DeleteAlarms$,
  type DeleteAlarmsCommandInput,
  type DeleteAlarmsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { operation } from '../../../core/operation.ts';
import { alarms } from '../alarms/alarms.ts';
import { alarmNotFound } from '../errors.ts';
import { onAlarm } from '../permissions.ts';
import { removeAlarm } from '../alarms/remove-alarm.ts';

/**
 * Deletes alarms, or none of them when one is not there:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html
 */
export const deleteAlarms = operation<DeleteAlarmsCommandInput, DeleteAlarmsCommandOutput>(
  DeleteAlarms$,
  {
    permissions: ({ AlarmNames = [] }, region) =>
      AlarmNames.map((name) => onAlarm('DeleteAlarms', name, region)),
    run({ AlarmNames = [] }, region) {
      if (!AlarmNames.every((name) => alarms(region).has(name))) throw alarmNotFound();
      for (const name of AlarmNames) removeAlarm(region, name);
      return {};
    },
  },
);
