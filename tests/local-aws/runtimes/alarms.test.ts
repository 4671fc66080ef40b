import {
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { sleep } from '../services/ecs-fixtures.ts';
import { count, hello, openServing } from './serving-fixtures.ts';

const METRIC = {
  Namespace: 'AWS/ECS',
  MetricName: 'CPUUtilization',
  Dimensions: [
    { Name: 'ClusterName', Value: 'demo' },
    { Name: 'ServiceName', Value: 'web' },
  ],
};
const MINUTE = 60_000;

/** Two tasks of a quarter of a vCPU each, whose every request takes 60 ms of one vCPU. */
async function openBusy() {
  const open = await openServing({ httpd: { ...hello, cpu: 60 } });
  await open.register();
  await open.create({ desiredCount: 2 });
  await sleep(open.aws, 5 * MINUTE);
  await sleep(open.aws, MINUTE - (open.aws.account.now % MINUTE));
  const measured = async () => {
    const { Datapoints } = await open.cloudwatch.send(
      new GetMetricStatisticsCommand({
        ...METRIC,
        StartTime: new Date(open.aws.account.now - 60 * MINUTE),
        EndTime: new Date(open.aws.account.now),
        Period: 60,
        Statistics: ['Average'],
      }),
    );
    return Datapoints!.map(({ Average }) => Average);
  };
  return { ...open, measured };
}

test('an alarm sees how busy requests keep a service, minute by minute', async () => {
  const open = await openBusy();
  await open.cloudwatch.send(
    new PutMetricAlarmCommand({
      ...METRIC,
      AlarmName: 'busy',
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 50,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
  const state = async () => {
    const { MetricAlarms } = await open.cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNames: ['busy'] }),
    );
    return MetricAlarms![0]!.StateValue;
  };
  await count(100, () => open.get());
  await sleep(open.aws, MINUTE);
  // Half a minute of one vCPU, on half a vCPU, would be busy all the time; 6 s of it are a fifth.
  expect(await open.measured()).toEqual([20]);
  expect(await state()).toBe('OK');
  await count(300, () => open.get());
  await sleep(open.aws, 2 * MINUTE);
  expect(await open.measured()).toEqual([20, 60, 1]);
  expect(await state()).toBe('OK');
  await count(300, () => open.get());
  await sleep(open.aws, MINUTE);
  expect(await state()).toBe('ALARM');
});

test('without an alarm nothing is measured, and time may stand still', async () => {
  const open = await openBusy();
  await count(10, () => open.get());
  expect(open.aws.account.nextEvent).toBeUndefined();
});
