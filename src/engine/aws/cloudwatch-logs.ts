import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import type { AwsService } from './service.ts';
import { recordTags } from './tag-shapes.ts';

/** Amazon CloudWatch Logs. */
export const cloudwatchLogs = {
  title: 'CloudWatch Logs',
  iam: { prefix: 'logs', conditionKeys: {}, limits: {}, unkept: {}, madeUp: [] },
  signingName: 'logs',
  cli: 'logs',
  sdk: '@aws-sdk/client-cloudwatch-logs',
  botocore: 'logs',
  documentation: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/',
  client: (config) => new CloudWatchLogsClient(config),
  tags: recordTags,
  kinds: {
    'log group': {
      box: 'in its group',
      async *list({ logs: client }, { name = '' }) {
        const pages = paginateDescribeLogGroups({ client }, { logGroupNamePrefix: `/ecs/${name}` });
        for await (const { logGroups = [] } of pages) {
          for (const { logGroupArn: resourceArn } of logGroups) {
            const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
            yield { arn: resourceArn!, tags: recordTags.read(tags) };
          }
        }
      },
    },
  },
  // Lines cost by the GB, and none by the hour.
  bills: {},
  picture: {
    title: 'CloudWatch Logs',
    stands: 'beside',
    async draw({ logs }) {
      const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
      return {
        boxes: logGroups.map(({ logGroupArn, logGroupName = '', retentionInDays }) => ({
          key: logGroupArn!,
          kind: 'log group',
          name: logGroupName,
          mood: 'steady' as const,
          note: retentionInDays ? `lines kept ${retentionInDays} days` : 'lines kept forever',
          ask: { call: 'logs:DescribeLogGroups', input: { logGroupNamePrefix: logGroupName } },
          inside: [],
        })),
      };
    },
    describes: { DescribeLogGroups: DescribeLogGroupsCommand },
  },
  ids: [],
  parentOf: undefined,
  passing: {
    untilConsistent: ['ResourceNotFoundException', 'OperationAbortedException'],
    whileInUse: [],
  },
  already: {
    made: ['ResourceAlreadyExistsException', 'OperationAbortedException'],
    gone: ['ResourceNotFoundException'],
  },
  lasting: ['InvalidParameterException', 'ServiceUnavailableException'],
  advice: [],
} satisfies AwsService<CloudWatchLogsClient, { logs: CloudWatchLogsClient }>;
