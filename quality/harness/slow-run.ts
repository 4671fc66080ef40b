import { isRead } from '../../src/local-aws/core/is-read.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';

/**
 * A runner on a local AWS in which news spreads slowly, as it may on AWS: so many reads after a write, and the next write,
 * meet an AWS that has not heard of it.
 * https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
 */
export async function openSlowRun(rows: Rows = new Map(), reads = 1): Promise<LocalRun> {
  const run: LocalRun = await openLocalRun({
    rows,
    async afterReply() {
      const { operation, error } = run.aws.journal.entries.at(-1)!;
      if (error || isRead(operation)) return;
      await run.aws.inject({ kind: 'lagging-read', count: reads });
      await run.aws.inject({ kind: 'lagging-write' });
    },
  });
  return run;
}
