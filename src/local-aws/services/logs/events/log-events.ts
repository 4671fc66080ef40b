import type { Region } from '../../../core/account.ts';
import { wordId } from '../../../core/ids.ts';
import type { Table } from '../../../core/table.ts';
import { logStreams, streamKey, type LogStreamRecord } from './log-streams.ts';

export interface LogEventRecord {
  /** 56 digits. */
  eventId: string;
  /** The key of its log stream. */
  stream: string;
  logStreamName: string;
  /** Milliseconds since 1970, as the writer said. */
  timestamp: number;
  /** Milliseconds since 1970, as CloudWatch Logs saw it. */
  ingestionTime: number;
  message: string;
  /** Its place among all events of its stream, in the order of arrival. */
  ordinal: number;
}

/** The log events of a Region by id. */
export function logEvents(region: Region): Table<LogEventRecord> {
  return region.table<LogEventRecord>('logs/event', { stream: ({ stream }) => stream });
}

/** Adds events to a log stream. Timestamps are milliseconds since 1970. */
export function addEvents(
  region: Region,
  stream: LogStreamRecord,
  added: readonly { timestamp: number; message: string }[],
): void {
  if (added.length === 0) return;
  const key = streamKey(stream.logGroupName, stream.logStreamName);
  for (const [index, { timestamp, message }] of added.entries()) {
    const ordinal = stream.events + index + 1;
    const place = `${region.name} ${key} ${stream.creationTime} ${ordinal}`;
    const eventId = `3${wordId(55, '0123456789', 'log event', place)}`;
    const { logStreamName } = stream;
    const event = { eventId, stream: key, logStreamName, timestamp, message, ordinal };
    logEvents(region).put(eventId, { ...event, ingestionTime: region.now });
  }
  const times = added.map(({ timestamp }) => timestamp);
  logStreams(region).put(key, {
    ...stream,
    firstEventTimestamp: Math.min(stream.firstEventTimestamp ?? Infinity, ...times),
    lastEventTimestamp: Math.max(stream.lastEventTimestamp ?? -Infinity, ...times),
    lastIngestionTime: region.now,
    events: stream.events + added.length,
  });
}

/** The events of a log stream by time, and those of one instant as they arrived. */
export function eventsOf(region: Region, stream: string): LogEventRecord[] {
  return logEvents(region)
    .by('stream', stream)
    .sort((a, b) => a.timestamp - b.timestamp || a.ordinal - b.ordinal);
}
