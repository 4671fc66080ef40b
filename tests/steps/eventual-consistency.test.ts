import { expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { openSlowRun } from '../../quality/harness/slow-run.ts';
import { steps } from '../../scripts/steps/index.ts';

// A law asks this of each step alone; here a step also meets what another one has just made.
test.each([1, 3])(
  'where each write is visible only after %i reads, all is made, and taken back to nothing',
  async (reads) => {
    const undisturbed = await openLocalRun();
    for (const step of steps) await undisturbed.runner.run(step);
    const run = await openSlowRun(new Map(), reads);
    for (const step of steps) await run.runner.run(step);
    expect(await kinds(run)).toEqual(await kinds(undisturbed));
    for (const step of steps.toReversed()) await run.runner.undo(step);
    expect(await kinds(run)).toEqual([]);
  },
);

// --- internal ---

async function kinds({ aws }: LocalRun): Promise<string[]> {
  return (await aws.inventory()).map(({ kind }) => kind).sort();
}
