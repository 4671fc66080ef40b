import {
  InvalidFormatFault$,
  SetAlarmState$,
  type SetAlarmStateCommandInput,
  type SetAlarmStateCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { changeState } from '../alarms/alarm-state.ts';
import { alarms } from '../alarms/alarms.ts';
import { alarmNotFound } from '../errors.ts';
import { awaitEvaluation } from '../alarms/evaluation-timer.ts';
import { onAlarm } from '../permissions.ts';

/** Moves an alarm to a state, for as long as its next evaluation lets it be there. The actions of the state are run. */
export const setAlarmState = operation<SetAlarmStateCommandInput, SetAlarmStateCommandOutput>(
  SetAlarmState$,
  {
    permissions: ({ AlarmName }, region) => [onAlarm('SetAlarmState', AlarmName, region)],
    run({ AlarmName: name = '', StateValue, StateReason = '', StateReasonData: data }, region) {
      if (!alarms(region).has(name)) throw alarmNotFound();
      if (data !== undefined && !isJson(data)) {
        // A guess at the wording.
        throw awsError(InvalidFormatFault$, 'StateReasonData is not valid JSON');
      }
      changeState(region, name, {
        state: StateValue!,
        reason: StateReason,
        ...(data !== undefined && { data }),
      });
      awaitEvaluation(region, name);
      return {};
    },
  },
);

// --- internal ---

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
