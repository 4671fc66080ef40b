import {
  InvalidParameterException$,
  PutLogEvents$,
  type PutLogEventsCommandInput,
  type PutLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { awsError } from '../../../core/error.ts';
import { wordId } from '../../../core/ids.ts';
import { operation } from '../../../core/operation.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { addEvents } from '../events/log-events.ts';
import { requireLogGroup } from '../groups/log-groups.ts';
import { requireLogStream } from '../events/log-streams.ts';
import { onLogStream } from '../permissions.ts';

/** Writes events to a log stream. What is too old or too new is left out, and the reply says so. */
export const putLogEvents = operation<PutLogEventsCommandInput, PutLogEventsCommandOutput>(
  PutLogEvents$,
  {
    permissions: ({ logGroupName, logStreamName }, region) => [
      onLogStream('PutLogEvents', logGroupName, logStreamName, region),
    ],
    run({ logGroupName = '', logStreamName = '', logEvents = [], entity }, region) {
      refuseMembers('log events', { entity });
      const { retentionInDays } = requireLogGroup(region, logGroupName);
      const stream = requireLogStream(region, logGroupName, logStreamName);
      const events = logEvents.map(({ timestamp = 0, message = '' }) => ({ timestamp, message }));
      if (events.some(({ timestamp }, index) => timestamp < (events[index - 1]?.timestamp ?? 0))) {
        // Recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_events.snapshot.json
        throw awsError(
          InvalidParameterException$,
          'Log events in a single PutLogEvents request must be in chronological order.',
        );
      }
      // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
      const expired = region.now - (retentionInDays ?? Infinity) * DAY;
      const tooOld = region.now - 14 * DAY;
      const tooNew = region.now + 2 * HOUR;
      const accepted = events.filter(
        ({ timestamp }) => timestamp >= Math.max(tooOld, expired) && timestamp <= tooNew,
      );
      addEvents(region, stream, accepted);
      const before = (instant: number) =>
        events.filter((event) => event.timestamp < instant).length;
      const notTooNew = events.filter(({ timestamp }) => timestamp <= tooNew).length;
      const rejected = {
        ...(notTooNew < events.length && { tooNewLogEventStartIndex: notTooNew }),
        ...(before(tooOld) > 0 && { tooOldLogEventEndIndex: before(tooOld) }),
        ...(before(expired) > 0 && { expiredLogEventEndIndex: before(expired) }),
      };
      const next = stream.events + accepted.length;
      return {
        // Nobody needs the token any more, and AWS still sends it.
        nextSequenceToken: `49${wordId(54, '0123456789', logGroupName, logStreamName, next)}`,
        ...(accepted.length < events.length && { rejectedLogEventsInfo: rejected }),
      };
    },
  },
);

// --- internal ---

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
