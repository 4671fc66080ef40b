import { ResourceNotFoundException$, type LogStream } from '@aws-sdk/client-cloudwatch-logs';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';
import { logGroupArn } from '../groups/log-groups.ts';
import { checkNameLength } from '../validation.ts';

export interface LogStreamRecord {
  logGroupName: string;
  logStreamName: string;
  /** Milliseconds since 1970, as all times here. */
  creationTime: number;
  firstEventTimestamp: number | undefined;
  lastEventTimestamp: number | undefined;
  lastIngestionTime: number | undefined;
  /** How many events it has ever had. */
  events: number;
}

/** The log streams of a Region, by {@link streamKey}. */
export function logStreams(region: Region): Table<LogStreamRecord> {
  return region.table<LogStreamRecord>('logs/stream', {
    group: ({ logGroupName }) => logGroupName,
  });
}

/** Neither part can hold a colon, so the key is unique. */
export function streamKey(logGroupName: string, logStreamName: string): string {
  return `${logGroupName}:${logStreamName}`;
}

/** Makes a log stream that is not there yet. */
export function makeLogStream(
  region: Region,
  logGroupName: string,
  logStreamName: string,
): LogStreamRecord {
  return logStreams(region).put(streamKey(logGroupName, logStreamName), {
    logGroupName,
    logStreamName,
    creationTime: region.now,
    firstEventTimestamp: undefined,
    lastEventTimestamp: undefined,
    lastIngestionTime: undefined,
    events: 0,
  });
}

/** Throws ResourceNotFoundException in AWS's words. */
export function requireLogStream(region: Region, group: string, stream: string): LogStreamRecord {
  checkNameLength(stream);
  const record = logStreams(region).get(streamKey(group, stream));
  if (record) return record;
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_events.snapshot.json
  throw awsError(ResourceNotFoundException$, 'The specified log stream does not exist.');
}

/** A log stream as DescribeLogStreams sends it. */
export function describedStream(region: Region, stream: LogStreamRecord): LogStream {
  const { logGroupName, logStreamName, creationTime } = stream;
  return {
    logStreamName,
    creationTime,
    firstEventTimestamp: stream.firstEventTimestamp,
    lastEventTimestamp: stream.lastEventTimestamp,
    lastIngestionTime: stream.lastIngestionTime,
    arn: `${logGroupArn(region, logGroupName)}:log-stream:${logStreamName}`,
    // Always 0 since 2019: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html
    storedBytes: 0,
  };
}
