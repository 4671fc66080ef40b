import { isRead } from '../../src/local-aws/core/is-read.ts';
import type { LocalRun } from './local-run.ts';

/** The calls of a run that write, in words, or `undefined`. A run that makes no call at all proves nothing. */
export function writesOf({ aws }: LocalRun): string | undefined {
  const { entries } = aws.journal;
  if (entries.length === 0) return 'it made no call at all';
  const writes = entries.filter(({ operation }) => !isRead(operation));
  if (writes.length === 0) return undefined;
  return `it called ${writes.map(({ service, operation }) => `${service}:${operation}`).join(', ')}`;
}
