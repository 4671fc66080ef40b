import { tagKeys, type Asked, type Made, type Row, type Rows } from './read-back.ts';

const ARN = 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:law';
/** Of the first minutes of a new account. */
const SECOND = new Date('2026-11-02T08:59:07Z');

const ALARM = {
  AlarmName: 'law',
  Namespace: 'Law',
  MetricName: 'Load',
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
};

async function makeAlarm({ call }: Asked): Promise<Made> {
  await call('cloudwatch PutMetricAlarm', { ...ALARM, Tags: [{ Key: 'old', Value: 'tag' }] });
  return {};
}

const alarm: Row['read'] = async ({ call }) => [
  await call('cloudwatch DescribeAlarms', { AlarmNames: ['law'] }),
  await call('cloudwatch ListTagsForResource', { ResourceARN: ARN }),
];

export const CLOUDWATCH: Rows = {
  PutMetricAlarm: {
    given: {
      ...ALARM,
      AlarmDescription: 'of the law',
      ActionsEnabled: false,
      OKActions: ['arn:aws:sns:us-east-1:111122223333:ok'],
      AlarmActions: ['arn:aws:sns:us-east-1:111122223333:alarm'],
      InsufficientDataActions: ['arn:aws:sns:us-east-1:111122223333:nothing'],
      Dimensions: [{ Name: 'Cluster', Value: 'law' }],
      Period: 300,
      Unit: 'Percent',
      EvaluationPeriods: 4,
      DatapointsToAlarm: 3,
      Threshold: 77,
      TreatMissingData: 'breaching',
      Tags: [{ Key: 'project', Value: 'law' }],
    },
    read: alarm,
  },
  SetAlarmState: {
    before: makeAlarm,
    given: {
      AlarmName: 'law',
      StateValue: 'ALARM',
      StateReason: 'of the law',
      StateReasonData: '{"of":"law"}',
    },
    names: ['AlarmName'],
    read: alarm,
  },
  DeleteAlarms: {
    before: makeAlarm,
    given: { AlarmNames: ['law'] },
    names: ['AlarmNames'],
    gone: ['AlarmNames'],
    as: { AlarmNames: 'AlarmName' },
    read: alarm,
  },
  PutMetricData: {
    given: {
      Namespace: 'Law',
      MetricData: [
        {
          MetricName: 'Load',
          Dimensions: [{ Name: 'Cluster', Value: 'law' }],
          Value: 77,
          Unit: 'Percent',
        },
      ],
    },
    after: 120,
    as: { 'MetricData.Value': 'Sum' },
    unread: {
      'MetricData.StorageResolution': 'is read in the row below',
    },
    read: async ({ call }) => [
      await call('cloudwatch ListMetrics', { Namespace: 'Law' }),
      await call('cloudwatch GetMetricStatistics', {
        Namespace: 'Law',
        MetricName: 'Load',
        Dimensions: [{ Name: 'Cluster', Value: 'law' }],
        StartTime: new Date('2020-01-01'),
        EndTime: new Date('2030-01-01'),
        Period: 86_400,
        Statistics: ['Sum', 'SampleCount', 'Minimum', 'Maximum'],
      }),
    ],
  },
  'PutMetricData, by the second': {
    given: {
      Namespace: 'Law',
      MetricData: [{ MetricName: 'Load', Timestamp: SECOND, Value: 77, StorageResolution: 1 }],
    },
    unread: {
      'MetricData.Dimensions': 'are read in the row above',
      'MetricData.StorageResolution': 'keeps the second of the Timestamp, in this row',
    },
    as: { 'MetricData.Value': 'Sum' },
    read: async ({ call }) => [
      await call('cloudwatch ListMetrics', { Namespace: 'Law' }),
      await call('cloudwatch GetMetricStatistics', {
        Namespace: 'Law',
        MetricName: 'Load',
        StartTime: new Date('2026-11-01'),
        EndTime: new Date('2026-11-03'),
        Period: 1,
        Statistics: ['Sum', 'SampleCount', 'Minimum', 'Maximum'],
      }),
    ],
  },
  TagResource: {
    before: makeAlarm,
    given: { ResourceARN: ARN, Tags: [{ Key: 'project', Value: 'law' }] },
    names: ['ResourceARN'],
    read: alarm,
  },
  UntagResource: {
    before: makeAlarm,
    given: { ResourceARN: ARN, TagKeys: ['old'] },
    names: ['ResourceARN'],
    gone: ['TagKeys'],
    read: tagKeys(alarm),
  },
};
