import { tagKeys, type Asked, type Made, type Rows } from './read-back.ts';

const GROUP = 'arn:aws:logs:us-east-1:111122223333:log-group:/law';

const group = async ({ call }: Asked) => [
  await call('logs DescribeLogGroups', { logGroupNamePrefix: '/law' }),
  await call('logs ListTagsForResource', { resourceArn: GROUP }),
];
const streams = ({ call }: Asked) => call('logs DescribeLogStreams', { logGroupName: '/law' });

async function makeGroup({ call }: Asked): Promise<Made> {
  await call('logs CreateLogGroup', { logGroupName: '/law', tags: { old: 'tag' } });
  return {};
}

async function makeStream(asked: Asked): Promise<Made> {
  await makeGroup(asked);
  await asked.call('logs CreateLogStream', { logGroupName: '/law', logStreamName: 'one' });
  return {};
}

export const LOGS: Rows = {
  CreateLogGroup: {
    given: {
      logGroupName: '/law',
      tags: { project: 'law' },
      logGroupClass: 'INFREQUENT_ACCESS',
      deletionProtectionEnabled: true,
    },
    read: group,
  },
  DeleteLogGroup: {
    before: makeGroup,
    given: { logGroupName: '/law' },
    names: ['logGroupName'],
    gone: ['logGroupName'],
    read: group,
  },
  PutRetentionPolicy: {
    before: makeGroup,
    given: { logGroupName: '/law', retentionInDays: 14 },
    names: ['logGroupName'],
    read: group,
  },
  DeleteRetentionPolicy: {
    async before(asked) {
      await makeGroup(asked);
      await asked.call('logs PutRetentionPolicy', { logGroupName: '/law', retentionInDays: 14 });
      return {};
    },
    given: { logGroupName: '/law' },
    names: ['logGroupName'],
    read: group,
  },
  PutLogGroupDeletionProtection: {
    before: makeGroup,
    given: { logGroupIdentifier: '/law', deletionProtectionEnabled: true },
    names: ['logGroupIdentifier'],
    read: group,
  },
  CreateLogStream: {
    before: makeGroup,
    given: { logGroupName: '/law', logStreamName: 'one' },
    names: ['logGroupName'],
    read: streams,
  },
  DeleteLogStream: {
    before: makeStream,
    given: { logGroupName: '/law', logStreamName: 'one' },
    names: ['logGroupName', 'logStreamName'],
    gone: ['logStreamName'],
    read: streams,
  },
  PutLogEvents: {
    before: async (asked) => {
      await makeStream(asked);
      const { logGroups } = (await asked.call('logs DescribeLogGroups')) as {
        logGroups: { creationTime: number }[];
      };
      return { now: String(logGroups[0]!.creationTime) };
    },
    given: ({ now }) => ({
      logGroupName: '/law',
      logStreamName: 'one',
      logEvents: [{ timestamp: Number(now), message: 'of the law' }],
    }),
    names: ['logGroupName', 'logStreamName'],
    unread: {
      sequenceToken:
        'is ignored: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html',
    },
    read: ({ call }) => call('logs GetLogEvents', { logGroupName: '/law', logStreamName: 'one' }),
  },
  TagResource: {
    before: makeGroup,
    given: { resourceArn: GROUP, tags: { project: 'law' } },
    names: ['resourceArn'],
    read: group,
  },
  UntagResource: {
    before: makeGroup,
    given: { resourceArn: GROUP, tagKeys: ['old'] },
    names: ['resourceArn'],
    gone: ['tagKeys'],
    read: tagKeys(group),
  },
};
