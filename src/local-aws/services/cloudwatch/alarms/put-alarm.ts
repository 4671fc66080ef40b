import type { MetricAlarm, PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import { remember } from './alarm-history.ts';
import { alarmArn, alarms, type AlarmRecord } from './alarms.ts';

/** Writes an alarm that was checked, new or changed, as PutMetricAlarm does and Application Auto Scaling for its own. */
export function putAlarm(region: Region, input: PutMetricAlarmInput): AlarmRecord {
  const name = input.AlarmName!;
  const before = alarms(region).get(name);
  const { Tags: tags, Metrics: _metrics, EvaluationCriteria: _criteria, ...given } = input;
  const settings = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Omit<AlarmRecord['alarm'], keyof typeof state>;
  const state = stateOf(region, before?.alarm);
  const record = alarms(region).put(name, {
    alarm: {
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [],
      InsufficientDataActions: [],
      Dimensions: [],
      ...settings,
      AlarmName: name,
      AlarmArn: alarmArn(region, name),
      AlarmConfigurationUpdatedTimestamp: region.date,
      ...state,
    },
    // Tags are set when an alarm is made; later only by TagResource.
    tags: before?.tags ?? tags ?? [],
  });
  const summary = before ? `Alarm "${name}" updated` : `Alarm "${name}" created`;
  remember(region, name, 'ConfigurationUpdate', summary, {
    [before ? 'updatedAlarm' : 'createdAlarm']: settings,
  });
  return record;
}

// --- internal ---

type State = Pick<
  AlarmRecord['alarm'],
  | 'StateValue'
  | 'StateReason'
  | 'StateReasonData'
  | 'StateUpdatedTimestamp'
  | 'StateTransitionedTimestamp'
>;

function stateOf(region: Region, before: MetricAlarm | undefined): State {
  if (!before) {
    return {
      StateValue: 'INSUFFICIENT_DATA',
      // AWS's words, as DescribeAlarms shows them for every new alarm.
      StateReason: 'Unchecked: Initial alarm creation',
      StateUpdatedTimestamp: region.date,
      StateTransitionedTimestamp: region.date,
    };
  }
  const { StateReasonData: data } = before;
  return {
    StateValue: before.StateValue!,
    StateReason: before.StateReason,
    ...(data !== undefined && { StateReasonData: data }),
    StateUpdatedTimestamp: before.StateUpdatedTimestamp,
    StateTransitionedTimestamp: before.StateTransitionedTimestamp,
  };
}
