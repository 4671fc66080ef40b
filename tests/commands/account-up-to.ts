import { openLocalRun } from '../../quality/harness/local-run.ts';
import { core } from '../../scripts/tracks/core.ts';
import type { Step } from '../../src/engine/step.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { sqliteStore } from '../../src/local-aws/stores/sqlite.ts';
import { newAccountFile } from './command.ts';

/**
 * A file with an account in which the tutorial has been done up to a step, for tests of what comes after it. It is done in this
 * process: a command takes longer to start than the steps take together.
 */
export async function accountUpTo(last: Step): Promise<string> {
  const { runner, rows } = await openLocalRun();
  for (const step of core.steps.slice(0, core.steps.indexOf(last) + 1)) await runner.run(step);
  return accountOf(rows);
}

/** A file with an account of these rows. */
export async function accountOf(rows: Rows): Promise<string> {
  const file = newAccountFile();
  const store = sqliteStore(file, 'a test');
  await store.commit([...rows.values()]);
  await store.close();
  return file;
}
