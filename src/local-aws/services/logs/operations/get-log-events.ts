import {
  GetLogEvents$,
  type GetLogEventsCommandInput,
  type GetLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { eventsOf } from '../events/log-events.ts';
import { nameOf, requireNamedLogGroup } from '../groups/log-group-of.ts';
import { requireLogStream, streamKey } from '../events/log-streams.ts';
import { onLogStream } from '../permissions.ts';
import { invalidToken } from '../validation.ts';

/** The events of one log stream, the latest first where a page cannot hold them all. */
export const getLogEvents = operation<GetLogEventsCommandInput, GetLogEventsCommandOutput>(
  GetLogEvents$,
  {
    permissions: (input, region) => [
      onLogStream('GetLogEvents', nameOf(input), input.logStreamName, region),
    ],
    run(input, region) {
      refuseMembers('a read of log events', input, ['unmask']);
      const { logStreamName = '', startTime = 0, endTime = Infinity, limit = 10_000 } = input;
      const { logGroupName } = requireNamedLogGroup(region, input);
      requireLogStream(region, logGroupName, logStreamName);
      const events = eventsOf(region, streamKey(logGroupName, logStreamName)).filter(
        ({ timestamp }) => timestamp >= startTime && timestamp < endTime,
      );
      const latest = input.startFromHead ? 0 : events.length - limit;
      const from = input.nextToken === undefined ? latest : pageStart(input.nextToken, limit);
      const start = Math.min(Math.max(from, 0), events.length);
      const end = Math.max(start, Math.min(from + limit, events.length));
      return {
        events: events
          .slice(start, end)
          .map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
        nextForwardToken: token('f', end),
        nextBackwardToken: token('b', start),
      };
    },
  },
);

// --- internal ---

/**
 * A token is `f/` or `b/` and 56 digits: read on forward from a place, or backward from it. At either end of the stream
 * the same token comes back, which is how a reader knows.
 */
function token(direction: 'f' | 'b', place: number): string {
  return `${direction}/${String(place).padStart(56, '0')}`;
}

function pageStart(text: string, limit: number): number {
  const [, direction, place] = /^([fb])\/(\d{56})$/.exec(text) ?? [];
  if (place === undefined) throw invalidToken();
  return direction === 'f' ? Number(place) : Number(place) - limit;
}
