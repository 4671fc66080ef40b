import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import { wakeWatchers } from '../../ecs/deployments/deployment-alarms.ts';
import { runActions } from './alarm-actions.ts';
import { remember } from './alarm-history.ts';
import { alarms } from './alarms.ts';

/** Moves an alarm to a state, remembers it, and runs the actions of that state when it is another. */
export function changeState(
  region: Region,
  alarmName: string,
  { state, reason, data }: { state: StateValue; reason: string; data?: object | string },
): void {
  const record = alarms(region).get(alarmName)!;
  const { alarm } = record;
  const isNew = alarm.StateValue !== state;
  const text = typeof data === 'object' ? JSON.stringify(data) : data;
  const { StateReasonData: _before, ...rest } = alarm;
  alarms(region).put(alarmName, {
    ...record,
    alarm: {
      ...rest,
      StateValue: state,
      StateReason: reason,
      ...(text !== undefined && { StateReasonData: text }),
      StateUpdatedTimestamp: region.date,
      ...(isNew && { StateTransitionedTimestamp: region.date }),
    },
  });
  if (!isNew) return;
  const summary = `Alarm updated from ${alarm.StateValue} to ${state}`;
  remember(region, alarmName, 'StateUpdate', summary, {
    oldState: { stateValue: alarm.StateValue, stateReason: alarm.StateReason },
    newState: { stateValue: state, stateReason: reason },
  });
  runActions(region, alarmName);
  if (state === 'ALARM') wakeWatchers(region, alarmName);
}
