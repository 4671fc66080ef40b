import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { alarms } from './alarms/alarms.ts';

/** The alarms. What was measured and what happened to alarms cannot be deleted on AWS either. */
export function inventory(region: Region): InventoryItem[] {
  return alarms(region)
    .all()
    .map(({ alarm, tags }) => {
      const {
        AlarmConfigurationUpdatedTimestamp: _changed,
        StateReason: _reason,
        StateReasonData: _data,
        StateTransitionedTimestamp: _transitioned,
        StateUpdatedTimestamp: _updated,
        StateValue: _state,
        ...content
      } = alarm;
      return { kind: 'alarm', id: alarm.AlarmArn, content: { ...content, tags } };
    });
}
