import type { AlarmHistoryItem } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';

type HistoryRecord = AlarmHistoryItem & { AlarmName: string; Timestamp: Date };

/** The history of all alarms, the deleted ones included, by instant and ordinal. */
export function alarmHistory(region: Region): Table<HistoryRecord> {
  return region.table<HistoryRecord>('monitoring/alarm-history', {
    alarm: ({ AlarmName }) => AlarmName,
  });
}

/** Keeps what happened. `data` is AWS's JSON about it. */
export function remember(
  region: Region,
  alarmName: string,
  type: 'ConfigurationUpdate' | 'StateUpdate' | 'Action',
  summary: string,
  data: object,
): void {
  const ordinal = region.account.ordinal('alarm-history', region.name);
  alarmHistory(region).put(historyKey(region.now, ordinal), {
    AlarmName: alarmName,
    AlarmType: 'MetricAlarm',
    Timestamp: region.date,
    HistoryItemType: type,
    HistorySummary: summary,
    HistoryData: JSON.stringify({ type, version: '1.0', ...data }),
  });
}

// --- internal ---

/** Sorts as text in the order of time. */
function historyKey(at: number, ordinal: number): string {
  return `${String(at).padStart(15, '0')} ${String(ordinal).padStart(9, '0')}`;
}
