import type { Region } from '../../../core/account.ts';
import { logEvents } from './log-events.ts';
import { logStreams, streamKey, type LogStreamRecord } from './log-streams.ts';

/** Deletes a log stream with its events. */
export function removeLogStream(region: Region, stream: LogStreamRecord): void {
  const key = streamKey(stream.logGroupName, stream.logStreamName);
  for (const { eventId } of logEvents(region).by('stream', key)) logEvents(region).delete(eventId);
  logStreams(region).delete(key);
}

/** Deletes the log streams of a log group with their events. */
export function removeLogStreamsOf(region: Region, logGroupName: string): void {
  for (const stream of logStreams(region).by('group', logGroupName)) {
    removeLogStream(region, stream);
  }
}
