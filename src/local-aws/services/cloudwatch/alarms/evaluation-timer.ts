import type { Region } from '../../../core/account.ts';
import { alarms } from './alarms.ts';

/**
 * Lets an alarm be evaluated when the minute is over. AWS evaluates every alarm every minute; here an alarm is looked at
 * for as long as there is something to see, so that time is free to stand still.
 */
export function awaitEvaluation(region: Region, alarmName: string): void {
  const record = alarms(region).get(alarmName);
  if (!record) return;
  const every = Math.min(record.alarm.Period * 1000, 60_000);
  const next = (Math.floor(region.now / every) + 1) * every;
  region.account.cancel(EVALUATION_TIMER, timerSubject(region, alarmName));
  region.schedule(EVALUATION_TIMER, timerSubject(region, alarmName), next - region.now);
}

/** Forgets an alarm that is deleted. */
export function cancelEvaluation(region: Region, alarmName: string): void {
  region.account.cancel(EVALUATION_TIMER, timerSubject(region, alarmName));
}

export const EVALUATION_TIMER = 'monitoring/evaluation';

// --- internal ---

// Timers know no Region in their subject, and alarms of two Regions may share a name.
function timerSubject(region: Region, alarmName: string): string {
  return `${region.name} ${alarmName}`;
}
