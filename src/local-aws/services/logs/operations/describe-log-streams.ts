import {
  DescribeLogStreams$,
  InvalidParameterException$,
  type DescribeLogStreamsCommandInput,
  type DescribeLogStreamsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { nameOf, requireNamedLogGroup } from '../groups/log-group-of.ts';
import { describedStream, logStreams } from '../events/log-streams.ts';
import { onLogGroup } from '../permissions.ts';
import { checkNameLength, invalidToken } from '../validation.ts';

/** The streams of a log group, 50 a page, by name or by the time of their last event. */
export const describeLogStreams = operation<
  DescribeLogStreamsCommandInput,
  DescribeLogStreamsCommandOutput
>(DescribeLogStreams$, {
  permissions: (input, region) => [onLogGroup('DescribeLogStreams', nameOf(input), region)],
  run(input, region) {
    const { logStreamNamePrefix: prefix, orderBy = 'LogStreamName', limit = 50 } = input;
    checkNameLength(prefix);
    if (orderBy === 'LastEventTime' && prefix !== undefined) {
      // The rule is in the API reference; the wording is moto's authors'.
      throw awsError(
        InvalidParameterException$,
        'Cannot order by LastEventTime with a logStreamNamePrefix.',
      );
    }
    const group = requireNamedLogGroup(region, input);
    const matching = logStreams(region)
      .by('group', group.logGroupName)
      .filter(({ logStreamName }) => logStreamName.startsWith(prefix ?? ''));
    const { items, next } = listPage(
      matching,
      ({ logStreamName, lastEventTimestamp = 0 }) =>
        orderBy === 'LogStreamName'
          ? logStreamName
          : `${String(lastEventTimestamp).padStart(16, '0')} ${logStreamName}`,
      {
        token: input.nextToken,
        size: limit,
        descending: input.descending ?? false,
        invalidToken,
      },
    );
    return { logStreams: items.map((stream) => describedStream(region, stream)), nextToken: next };
  },
});
