import { core } from '../../scripts/tracks/core.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';

/** An account in which the tutorial has been done, and no other track. */
export async function afterAll(): Promise<LocalRun> {
  const run = await openLocalRun();
  for (const step of core.steps) await run.runner.run(step);
  return run;
}
