import {
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  InvalidParameterValueException,
  ListMetricsCommand,
  ListTagsForResourceCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  ResourceNotFound,
  ResourceNotFoundException,
  SetAlarmStateCommand,
  TagResourceCommand,
  UntagResourceCommand,
  ValidationException,
  type MetricDatum,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { openAllServices } from './open-all-services.ts';
import { sleep } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

const STARTED = new Date('2026-11-02T09:00:00Z');

async function openCloudWatch() {
  const { aws, cloudwatch } = await openAllServices();
  return {
    aws,
    cloudwatch,
    putAlarm: (changes: Partial<PutMetricAlarmCommandInput> = {}) =>
      cloudwatch.send(
        new PutMetricAlarmCommand({
          AlarmName: 'queue-high',
          Namespace: 'Demo',
          MetricName: 'QueueDepth',
          Statistic: 'Average',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 100,
          ComparisonOperator: 'GreaterThanThreshold',
          ...changes,
        }),
      ),
    put: (...values: number[]) =>
      cloudwatch.send(
        new PutMetricDataCommand({
          Namespace: 'Demo',
          MetricData: values.map((Value) => ({ MetricName: 'QueueDepth', Value })),
        }),
      ),
    async alarm(name = 'queue-high') {
      const { MetricAlarms } = await cloudwatch.send(
        new DescribeAlarmsCommand({ AlarmNames: [name] }),
      );
      return MetricAlarms![0];
    },
  };
}

test('a new alarm has no data', async () => {
  const { alarm, putAlarm } = await openCloudWatch();
  await putAlarm({ Dimensions: [{ Name: 'Queue', Value: 'a' }] });
  expect(await alarm()).toEqual({
    AlarmName: 'queue-high',
    AlarmArn: 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:queue-high',
    AlarmConfigurationUpdatedTimestamp: STARTED,
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    StateValue: 'INSUFFICIENT_DATA',
    StateReason: 'Unchecked: Initial alarm creation',
    StateUpdatedTimestamp: STARTED,
    StateTransitionedTimestamp: STARTED,
    Namespace: 'Demo',
    MetricName: 'QueueDepth',
    Dimensions: [{ Name: 'Queue', Value: 'a' }],
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 100,
    ComparisonOperator: 'GreaterThanThreshold',
  });
});

test('an alarm follows what is measured: too high, fine, and nothing any more', async () => {
  const { aws, alarm, put, putAlarm } = await openCloudWatch();
  await putAlarm();
  await put(90, 130);
  expect((await alarm())!.StateValue).toBe('INSUFFICIENT_DATA');
  await sleep(aws, 60_000);
  expect(await alarm()).toMatchObject({
    StateValue: 'ALARM',
    StateReason:
      'Threshold Crossed: 1 out of the last 1 datapoints [110.0 (02/11/26 09:00:00)] was greater than the threshold (100.0) (minimum 1 datapoint for OK -> ALARM transition).',
    StateUpdatedTimestamp: new Date('2026-11-02T09:01:00Z'),
  });
  await put(12.5);
  await sleep(aws, 60_000);
  expect(await alarm()).toMatchObject({
    StateValue: 'OK',
    StateReason:
      'Threshold Crossed: 1 out of the last 1 datapoints [12.5 (02/11/26 09:01:00)] was not greater than the threshold (100.0) (minimum 1 datapoint for ALARM -> OK transition).',
  });
  await sleep(aws, 60_000);
  expect(await alarm()).toMatchObject({
    StateValue: 'INSUFFICIENT_DATA',
    StateReason: 'Insufficient Data: 1 datapoint was unknown.',
  });
});

// Time is this project's own.
test('time stands still once an alarm has nothing more to see', async () => {
  const { aws, put, putAlarm } = await openCloudWatch();
  await putAlarm();
  await put(1);
  await sleep(aws, 600_000);
  expect(aws.account.nextEvent).toBeUndefined();
});

test('an alarm on three periods waits for all three', async () => {
  const { aws, alarm, put, putAlarm } = await openCloudWatch();
  await putAlarm({ EvaluationPeriods: 3 });
  const states: unknown[] = [];
  for (let minute = 0; minute < 3; minute++) {
    await put(200);
    await sleep(aws, 60_000);
    states.push((await alarm())!.StateValue);
  }
  expect(states).toEqual(['INSUFFICIENT_DATA', 'INSUFFICIENT_DATA', 'ALARM']);
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html, read 2026-11-29:
// breaching, notBreaching, ignore keeps the state, and missing, the default, is INSUFFICIENT_DATA where all data are
// missing.
test('missing data are treated as an alarm says', async () => {
  const { aws, alarm, putAlarm } = await openCloudWatch();
  const expected = { breaching: 'ALARM', notBreaching: 'OK', ignore: 'INSUFFICIENT_DATA' };
  for (const TreatMissingData of Object.keys(expected)) {
    await putAlarm({ AlarmName: TreatMissingData, TreatMissingData });
  }
  await sleep(aws, 60_000);
  for (const [name, state] of Object.entries(expected)) {
    expect((await alarm(name))!.StateValue).toBe(state);
  }
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html, read 2026-11-29: for tests, the state is set
// for a while; a metric alarm returns to its actual state quickly. That it does so at its next evaluation is a guess.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html, read 2026-11-29:
// temporarily; the alarm returns to its actual state, often within seconds.
test('SetAlarmState moves an alarm until it is evaluated again', async () => {
  const { aws, cloudwatch, alarm, putAlarm } = await openCloudWatch();
  await putAlarm();
  const input = { AlarmName: 'queue-high', StateValue: 'ALARM', StateReason: 'a drill' } as const;
  await cloudwatch.send(new SetAlarmStateCommand(input));
  expect(await alarm()).toMatchObject({ StateValue: 'ALARM', StateReason: 'a drill' });
  await sleep(aws, 60_000);
  expect((await alarm())!.StateValue).toBe('INSUFFICIENT_DATA');
});

test('an alarm that is changed keeps its state', async () => {
  const { cloudwatch, alarm, putAlarm } = await openCloudWatch();
  await putAlarm();
  const input = { AlarmName: 'queue-high', StateValue: 'OK', StateReason: 'a drill' } as const;
  await cloudwatch.send(new SetAlarmStateCommand(input));
  await putAlarm({ Threshold: 5 });
  expect(await alarm()).toMatchObject({ StateValue: 'OK', Threshold: 5 });
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html, read 2026-11-29: the history stays also
// when the alarm is deleted; and SetAlarmState invokes the actions of a state that differs from the one before.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html, read 2026-11-29: the
// newest first by default, and kept when an alarm is deleted.
test('the history of an alarm is told from the newest to the oldest, after its end too', async () => {
  const { cloudwatch, putAlarm } = await openCloudWatch();
  await putAlarm({ AlarmActions: ['arn:aws:sns:us-east-1:111122223333:ops'] });
  const input = { AlarmName: 'queue-high', StateValue: 'ALARM', StateReason: 'a drill' } as const;
  await cloudwatch.send(new SetAlarmStateCommand(input));
  await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ['queue-high'] }));
  const { AlarmHistoryItems } = await cloudwatch.send(new DescribeAlarmHistoryCommand({}));
  expect(AlarmHistoryItems!.map((item) => [item.HistoryItemType, item.HistorySummary])).toEqual([
    ['ConfigurationUpdate', 'Alarm "queue-high" deleted'],
    ['Action', 'Successfully executed action arn:aws:sns:us-east-1:111122223333:ops'],
    ['StateUpdate', 'Alarm updated from INSUFFICIENT_DATA to ALARM'],
    ['ConfigurationUpdate', 'Alarm "queue-high" created'],
  ]);
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html, read 2026-11-29:
// AlarmNamePrefix, StateValue, and pages.
test('alarms are listed by prefix, state and page', async () => {
  const { cloudwatch, putAlarm } = await openCloudWatch();
  for (const AlarmName of ['web-b', 'web-a', 'db']) await putAlarm({ AlarmName });
  const first = await cloudwatch.send(
    new DescribeAlarmsCommand({ AlarmNamePrefix: 'web-', MaxRecords: 1 }),
  );
  const second = await cloudwatch.send(
    new DescribeAlarmsCommand({ AlarmNamePrefix: 'web-', NextToken: first.NextToken }),
  );
  const none = await cloudwatch.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }));
  const names = [...first.MetricAlarms!, ...second.MetricAlarms!].map((each) => each.AlarmName);
  expect(names).toEqual(['web-a', 'web-b']);
  expect(none).toMatchObject({ MetricAlarms: [], CompositeAlarms: [] });
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html, read 2026-11-29: an alarm
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html, read 2026-11-29: those with correct names
// are deleted, whatever other names are beside them. That it is refused where none is there is a guess.
test('alarms are deleted although others of the list are not there', async () => {
  const { cloudwatch, alarm, putAlarm } = await openCloudWatch();
  await putAlarm();
  const remove = (...AlarmNames: string[]) =>
    cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames }));
  await remove('queue-high', 'ghost');
  expect(await alarm()).toBeUndefined();
  const refused = await refusal(remove('ghost'));
  expect(refused).toBeInstanceOf(ResourceNotFound);
  expect(refused).toMatchObject({ $metadata: { httpStatusCode: 404 } });
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html, read 2026-11-29:
// ResourceNotFound.
test('an alarm that is not there has no state', async () => {
  const { cloudwatch } = await openCloudWatch();
  const input = { AlarmName: 'ghost', StateValue: 'OK', StateReason: 'a drill' } as const;
  const refused = await refusal(cloudwatch.send(new SetAlarmStateCommand(input)));
  expect(refused).toBeInstanceOf(ResourceNotFound);
});

// SDKs say that they must not; the refusal is a guess:
// https://docs.aws.amazon.com/sdk-for-kotlin/api/latest/cloudwatch/aws.sdk.kotlin.services.cloudwatch.model/-put-metric-data-request/namespace.html
test('namespaces that begin with AWS/ are for AWS', async () => {
  const { cloudwatch } = await openCloudWatch();
  const MetricData: MetricDatum[] = [{ MetricName: 'CPUUtilization', Value: 90 }];
  const refused = await refusal(
    cloudwatch.send(new PutMetricDataCommand({ Namespace: 'AWS/ECS', MetricData })),
  );
  expect(refused).toBeInstanceOf(InvalidParameterValueException);
  expect(refused.message).toBe('The value AWS/ for parameter Namespace is invalid.');
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html, read 2026-11-29: 10, 20, 30
// or a multiple of 60 seconds; M out of N. The words are guesses.
test.for<[string, Partial<PutMetricAlarmCommandInput>]>([
  ['no threshold', { Threshold: undefined }],
  ['a period of 45 seconds', { Period: 45 }],
  ['more datapoints than periods', { DatapointsToAlarm: 2 }],
  ['a treatment of missing data that is none', { TreatMissingData: 'panic' }],
  ['an action that is no ARN', { AlarmActions: ['page me'] }],
])('PutMetricAlarm refuses %s', async ([, changes]) => {
  const { putAlarm, alarm } = await openCloudWatch();
  expect(await refusal(putAlarm(changes))).toBeInstanceOf(ValidationException);
  expect(await alarm()).toBeUndefined();
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html and
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html, read 2026-11-29: statistics
// by period, GetMetricData from the newest to the oldest.
test('what was measured is read back by period, in both ways', async () => {
  const { aws, cloudwatch, put } = await openCloudWatch();
  await put(1, 3);
  await sleep(aws, 60_000);
  await put(10);
  const times = { StartTime: STARTED, EndTime: new Date('2026-11-02T09:10:00Z') };
  const { Datapoints } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: 'Demo',
      MetricName: 'QueueDepth',
      Period: 60,
      Statistics: ['Average', 'Maximum', 'SampleCount'],
      ...times,
    }),
  );
  expect(Datapoints).toEqual([
    { Timestamp: STARTED, Average: 2, Maximum: 3, SampleCount: 2, Unit: 'None' },
    {
      Timestamp: new Date('2026-11-02T09:01:00Z'),
      Average: 10,
      Maximum: 10,
      SampleCount: 1,
      Unit: 'None',
    },
  ]);
  const { MetricDataResults } = await cloudwatch.send(
    new GetMetricDataCommand({
      MetricDataQueries: [
        {
          Id: 'depth',
          MetricStat: {
            Metric: { Namespace: 'Demo', MetricName: 'QueueDepth' },
            Period: 300,
            Stat: 'Sum',
          },
        },
      ],
      ...times,
    }),
  );
  expect(MetricDataResults).toEqual([
    {
      Id: 'depth',
      Label: 'QueueDepth',
      Timestamps: [STARTED],
      Values: [14],
      StatusCode: 'Complete',
    },
  ]);
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html, read 2026-11-29: with its
// namespace and dimensions. AWS takes up to 15 minutes until it lists one.
test('a metric is listed once it was measured, with its dimensions', async () => {
  const { cloudwatch } = await openCloudWatch();
  const Dimensions = [{ Name: 'Queue', Value: 'a' }];
  const MetricData = [{ MetricName: 'QueueDepth', Dimensions, Values: [1, 2], Counts: [3, 1] }];
  await cloudwatch.send(new PutMetricDataCommand({ Namespace: 'Demo', MetricData }));
  const { Metrics } = await cloudwatch.send(new ListMetricsCommand({ Namespace: 'Demo' }));
  expect(Metrics).toEqual([{ Namespace: 'Demo', MetricName: 'QueueDepth', Dimensions }]);
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_TagResource.html, read 2026-11-29
test('an alarm is tagged', async () => {
  const { cloudwatch, putAlarm, alarm } = await openCloudWatch();
  await putAlarm({ Tags: [{ Key: 'a', Value: '1' }] });
  const ResourceARN = (await alarm())!.AlarmArn!;
  await cloudwatch.send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: 'b', Value: '2' }] }));
  await cloudwatch.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['a'] }));
  const { Tags } = await cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN }));
  expect(Tags).toEqual([{ Key: 'b', Value: '2' }]);
  const ghost = new ListTagsForResourceCommand({ ResourceARN: `${ResourceARN}2` });
  expect(await refusal(cloudwatch.send(ghost))).toBeInstanceOf(ResourceNotFoundException);
});

test('clients of former years speak query to CloudWatch', async () => {
  const { aws } = await openCloudWatch();
  const send = async (body: string) => {
    const reply = await aws.handle({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new TextEncoder().encode(`Version=2010-08-01&${body}`),
    });
    return [reply.status, new TextDecoder().decode(reply.body)] as const;
  };
  const alarm =
    'AlarmName=old&Namespace=Demo&MetricName=M&Statistic=Sum&Period=60&EvaluationPeriods=1&Threshold=1.5&ComparisonOperator=GreaterThanThreshold';
  expect((await send(`Action=PutMetricAlarm&${alarm}`))[0]).toBe(200);
  const [, described] = await send('Action=DescribeAlarms&AlarmNames.member.1=old');
  expect(described).toContain('<Threshold>1.5</Threshold>');
  const [status, refused] = await send('Action=DeleteAlarms&AlarmNames.member.1=ghost');
  expect(status).toBe(404);
  expect(refused).toContain('<Code>ResourceNotFound</Code>');
});
