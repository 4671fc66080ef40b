import {
  FilterLogEvents$,
  InvalidParameterException$,
  type FilterLogEventsCommandInput,
  type FilterLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { awsError } from '../../../core/error.ts';
import { notModelled, refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { matcherOf } from '../events/filter-pattern.ts';
import { eventsOf, type LogEventRecord } from '../events/log-events.ts';
import { nameOf, requireNamedLogGroup } from '../groups/log-group-of.ts';
import { logStreams, streamKey } from '../events/log-streams.ts';
import { onLogGroup } from '../permissions.ts';
import { checkNameLength, invalidToken } from '../validation.ts';

/** The events of a log group, of all its streams or some, by time. */
export const filterLogEvents = operation<FilterLogEventsCommandInput, FilterLogEventsCommandOutput>(
  FilterLogEvents$,
  {
    permissions: (input, region) => [onLogGroup('FilterLogEvents', nameOf(input), region)],
    run(input, region) {
      refuseMembers('a search of log events', input, ['unmask']);
      if (input.startFromHead === false)
        throw notModelled('a search that begins with the latest event');
      const { logStreamNames: names, logStreamNamePrefix: prefix, limit = 10_000 } = input;
      const { startTime = 0, endTime = Infinity, filterPattern = '' } = input;
      checkNameLength(prefix);
      if (names && prefix !== undefined) {
        // The API reference names the exception; the wording is a guess.
        throw awsError(
          InvalidParameterException$,
          'logStreamNames and logStreamNamePrefix are mutually exclusive parameters.',
        );
      }
      const { logGroupName } = requireNamedLogGroup(region, input);
      const matches = matcherOf(filterPattern);
      const found = logStreams(region)
        .by('group', logGroupName)
        .filter(({ logStreamName }) => names?.includes(logStreamName) ?? true)
        .filter(({ logStreamName }) => logStreamName.startsWith(prefix ?? ''))
        .flatMap(({ logStreamName }) => eventsOf(region, streamKey(logGroupName, logStreamName)))
        .filter(({ timestamp }) => timestamp >= startTime && timestamp <= endTime)
        .filter(({ message }) => matches(message));
      const { items, next } = listPage(found, placeOf, {
        token: input.nextToken,
        size: limit,
        invalidToken,
      });
      return {
        events: items.map(({ logStreamName, timestamp, message, ingestionTime, eventId }) => ({
          logStreamName,
          timestamp,
          message,
          ingestionTime,
          eventId,
        })),
        // Always empty since 2019: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
        searchedLogStreams: [],
        nextToken: next,
      };
    },
  },
);

// --- internal ---

/** By time; at one instant by stream, and in a stream as the events arrived. */
function placeOf({ timestamp, logStreamName, ordinal }: LogEventRecord): string {
  return [timestamp, logStreamName, ordinal]
    .map((part) => (typeof part === 'number' ? String(part).padStart(16, '0') : part))
    .join(' ');
}
