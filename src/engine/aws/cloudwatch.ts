import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  paginateDescribeAlarms,
  type MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import type { Mood } from '../picture/boxes.ts';
import { HOURS_PER_MONTH, PRICES } from '../prices.ts';
import { billOfAlarm } from './alarm-bills.ts';
import type { AwsService } from './service.ts';
import { upperCaseTags } from './tag-shapes.ts';

/** Amazon CloudWatch: metrics, and alarms on them. */
export const cloudwatch = {
  title: 'CloudWatch',
  iam: { prefix: 'cloudwatch', conditionKeys: {}, limits: {}, unkept: {}, madeUp: [] },
  signingName: 'monitoring',
  cli: 'cloudwatch',
  sdk: '@aws-sdk/client-cloudwatch',
  botocore: 'cloudwatch',
  documentation: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/',
  client: (config) => new CloudWatchClient(config),
  tags: upperCaseTags,
  kinds: {
    alarm: {
      box: 'in its group',
      async *list({ cloudwatch: client }, { name: AlarmNamePrefix }) {
        const pages = paginateDescribeAlarms({ client }, { AlarmNamePrefix });
        for await (const { MetricAlarms = [] } of pages) {
          for (const alarm of MetricAlarms) {
            const { Tags } = await client.send(
              new ListTagsForResourceCommand({ ResourceARN: alarm.AlarmArn }),
            );
            yield {
              arn: alarm.AlarmArn!,
              tags: upperCaseTags.read(Tags),
              bills: [{ what: billOfAlarm(alarm.Period), count: metricsOf(alarm) }],
              refersTo: alarm.AlarmActions ?? [],
            };
          }
        }
      },
    },
  },
  bills: {
    // By the month, which is its hours: an alarm that is gone is not paid for any more.
    alarm: {
      one: 'a CloudWatch alarm',
      many: 'CloudWatch alarms',
      perHour: () => PRICES.alarm.usd / HOURS_PER_MONTH,
    },
    'high-resolution-alarm': {
      one: 'a high-resolution CloudWatch alarm',
      many: 'high-resolution CloudWatch alarms',
      perHour: () => PRICES.highResolutionAlarm.usd / HOURS_PER_MONTH,
    },
  },
  picture: {
    title: 'CloudWatch',
    stands: 'beside',
    async draw({ cloudwatch }) {
      const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({}));
      return {
        boxes: MetricAlarms.map(({ AlarmArn, AlarmName = '', StateValue }) => ({
          key: AlarmArn!,
          kind: 'alarm',
          name: AlarmName,
          mood: STATES[StateValue ?? ''] ?? 'moving',
          ...(StateValue && { state: StateValue }),
          ask: { call: 'cloudwatch:DescribeAlarms', input: { AlarmNames: [AlarmName] } },
          inside: [],
        })),
      };
    },
    describes: { DescribeAlarms: DescribeAlarmsCommand },
  },
  ids: [],
  parentOf: undefined,
  passing: { untilConsistent: ['ResourceNotFoundException'], whileInUse: [] },
  already: { made: [], gone: ['ResourceNotFound', 'ResourceNotFoundException'] },
  lasting: ['InvalidParameterValue', 'InternalServiceError'],
  advice: [],
} satisfies AwsService<CloudWatchClient, { cloudwatch: CloudWatchClient }>;

// --- internal ---

const STATES: Record<string, Mood> = { OK: 'steady', ALARM: 'failed' };

/** An alarm is paid for by the metrics that it looks at: https://aws.amazon.com/cloudwatch/pricing/ */
function metricsOf({ Metrics = [] }: MetricAlarm): number {
  return Math.max(1, Metrics.filter(({ MetricStat }) => MetricStat).length);
}
