import type { Region } from '../../../core/account.ts';
import { carryOutPolicy } from '../../application-auto-scaling/scaling/carry-out-policy.ts';
import { remember } from './alarm-history.ts';
import { alarms } from './alarms.ts';

/**
 * Runs the actions of the state that an alarm is in. Scaling policies run; other actions, such as a message
 * to an SNS topic, are remembered and have no one to hear them. `repeated` runs the scaling policies alone.
 */
export function runActions(
  region: Region,
  alarmName: string,
  { repeated = false }: { repeated?: boolean } = {},
): void {
  const { alarm } = alarms(region).get(alarmName)!;
  if (alarm.ActionsEnabled === false) return;
  const actions = {
    OK: alarm.OKActions,
    ALARM: alarm.AlarmActions,
    INSUFFICIENT_DATA: alarm.InsufficientDataActions,
  }[alarm.StateValue];
  for (const arn of actions ?? []) {
    const isPolicy = arn.includes(':scalingPolicy:');
    if (repeated && !isPolicy) continue;
    if (isPolicy) carryOutPolicy(region, arn, alarm);
    if (repeated) continue;
    remember(region, alarmName, 'Action', `Successfully executed action ${arn}`, {
      actionState: 'Succeeded',
      notificationResource: arn,
      stateUpdateTimestamp: region.now,
    });
  }
}
