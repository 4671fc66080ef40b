import { expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../scripts/lib/local-run.ts';
import { steps } from '../../scripts/steps/index.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';

// AWS may answer reads as if the last write had not been made yet, and in a new account it often does.
// https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
test.each([0, 1, 3])(
  'where each write is shown only after %i reads, all is made, and taken back to nothing',
  async (reads) => {
    const run = await openLagging(reads);
    for (const step of steps) await run.runner.run(step);
    expect(await kinds(run)).toEqual(await kindsUndisturbed());
    for (const step of steps.toReversed()) await run.runner.undo(step);
    expect(await kinds(run)).toEqual([]);
  },
);

// --- internal ---

/** A runner on a local AWS that shows each write only after so many reads. */
async function openLagging(reads: number): Promise<LocalRun> {
  const run: LocalRun = await openLocalRun({
    async afterReply() {
      const { operation, error } = run.aws.journal.entries.at(-1)!;
      if (reads > 0 && !error && !isRead(operation)) {
        await run.aws.inject({ kind: 'lagging-read', count: reads });
      }
    },
  });
  return run;
}

async function kindsUndisturbed(): Promise<string[]> {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  return kinds(run);
}

async function kinds({ aws }: LocalRun): Promise<string[]> {
  return (await aws.inventory()).map(({ kind }) => kind).sort();
}
