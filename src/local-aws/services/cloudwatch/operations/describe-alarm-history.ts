import {
  DescribeAlarmHistory$,
  type DescribeAlarmHistoryCommandInput,
  type DescribeAlarmHistoryCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { alarmHistory } from '../alarms/alarm-history.ts';
import { page } from '../paging.ts';
import { onAlarm } from '../permissions.ts';

/** The history of alarms, the newest first. */
export const describeAlarmHistory = operation<
  DescribeAlarmHistoryCommandInput,
  DescribeAlarmHistoryCommandOutput
>(DescribeAlarmHistory$, {
  permissions: ({ AlarmName = '*' }, region) => [
    onAlarm('DescribeAlarmHistory', AlarmName, region),
  ],
  run(input, region) {
    refuseMembers('the history of alarms', input, ['AlarmContributorId']);
    const { AlarmName: name, HistoryItemType: type, StartDate: start, EndDate: end } = input;
    const items =
      name === undefined ? alarmHistory(region).all() : alarmHistory(region).by('alarm', name);
    const fitting = items
      .map((item, index) => ({ item, index }))
      .filter(
        ({ item }) =>
          (input.AlarmTypes?.includes('MetricAlarm') ?? true) &&
          (type === undefined || item.HistoryItemType === type) &&
          (!start || item.Timestamp >= start) &&
          (!end || item.Timestamp <= end),
      );
    const { items: shown, next } = page(fitting, ({ index }) => String(index).padStart(9, '0'), {
      token: input.NextToken,
      size: input.MaxRecords ?? 100,
      descending: input.ScanBy !== 'TimestampAscending',
    });
    return {
      AlarmHistoryItems: shown.map(({ item }) => item),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
