import type { Region } from '../../../core/account.ts';
import { addEvents } from './log-events.ts';
import { logGroups } from '../groups/log-groups.ts';
import { logStreams, makeLogStream, streamKey } from './log-streams.ts';

/**
 * Acts as the awslogs driver of a container: makes the log stream where it is missing and writes lines to it, stamped
 * now. Returns false, and writes nothing, when the log group does not exist.
 */
export function writeLogLines(
  region: Region,
  logGroupName: string,
  logStreamName: string,
  lines: readonly string[],
): boolean {
  if (!logGroups(region).has(logGroupName)) return false;
  const stream =
    logStreams(region).get(streamKey(logGroupName, logStreamName)) ??
    makeLogStream(region, logGroupName, logStreamName);
  addEvents(
    region,
    stream,
    lines.map((message) => ({ timestamp: region.now, message })),
  );
  return true;
}
