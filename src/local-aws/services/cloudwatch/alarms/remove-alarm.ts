import type { Region } from '../../../core/account.ts';
import { remember } from './alarm-history.ts';
import { alarms } from './alarms.ts';
import { cancelEvaluation } from './evaluation-timer.ts';

/** Deletes an alarm; nothing happens when it is gone already. Its history stays. */
export function removeAlarm(region: Region, alarmName: string): void {
  const record = alarms(region).get(alarmName);
  if (!record) return;
  cancelEvaluation(region, alarmName);
  alarms(region).delete(alarmName);
  remember(region, alarmName, 'ConfigurationUpdate', `Alarm "${alarmName}" deleted`, {});
}
