import type { Step } from '../../src/engine/step.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';

/** An account in which the whole tutorial has been done. */
export async function afterAll(steps: readonly Step[]): Promise<LocalRun> {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  return run;
}
