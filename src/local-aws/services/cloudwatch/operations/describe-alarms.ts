import {
  DescribeAlarms$,
  type DescribeAlarmsCommandInput,
  type DescribeAlarmsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { alarms } from '../alarms/alarms.ts';
import { invalidCombination } from '../errors.ts';
import { page } from '../paging.ts';
import { onAlarm } from '../permissions.ts';

/** The metric alarms that fit, by name. There are no composite alarms here. */
export const describeAlarms = operation<DescribeAlarmsCommandInput, DescribeAlarmsCommandOutput>(
  DescribeAlarms$,
  {
    permissions: (_input, region) => [onAlarm('DescribeAlarms', '*', region)],
    run(input, region) {
      refuseMembers('a list of alarms', input, ['ChildrenOfAlarmName', 'ParentsOfAlarmName']);
      const { AlarmNames: names, AlarmNamePrefix: prefix, StateValue, ActionPrefix } = input;
      if (names && prefix !== undefined) {
        // A guess at the wording.
        throw invalidCombination('AlarmNames and AlarmNamePrefix are mutually exclusive');
      }
      const wantsMetricAlarms = input.AlarmTypes?.includes('MetricAlarm') ?? true;
      const fitting = alarms(region)
        .all()
        .filter(
          ({ alarm }) =>
            wantsMetricAlarms &&
            (names?.includes(alarm.AlarmName) ?? true) &&
            alarm.AlarmName.startsWith(prefix ?? '') &&
            (StateValue === undefined || alarm.StateValue === StateValue) &&
            (ActionPrefix === undefined ||
              (alarm.AlarmActions ?? []).some((arn) => arn.startsWith(ActionPrefix))),
        );
      const { items, next } = page(fitting, ({ alarm }) => alarm.AlarmName, {
        token: input.NextToken,
        size: input.MaxRecords ?? 50,
      });
      return {
        CompositeAlarms: [],
        MetricAlarms: items.map(({ alarm }) => alarm),
        ...(next !== undefined && { NextToken: next }),
      };
    },
  },
);
