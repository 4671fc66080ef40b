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
 * Deletes the alarms that are there: "If you specify any incorrect alarm names, the alarms you specify with correct names are
 * still deleted." That it is a ResourceNotFound only where none is there is a guess.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html, read 2026-11-29
 */
export const deleteAlarms = operation<DeleteAlarmsCommandInput, DeleteAlarmsCommandOutput>(
  DeleteAlarms$,
  {
    permissions: ({ AlarmNames = [] }, region) =>
      AlarmNames.map((name) => onAlarm('DeleteAlarms', name, region)),
    run({ AlarmNames = [] }, region) {
      const there = AlarmNames.filter((name) => alarms(region).has(name));
      if (AlarmNames.length > 0 && there.length === 0) throw alarmNotFound();
      for (const name of new Set(there)) removeAlarm(region, name);
      return {};
    },
  },
);
