import { steps } from '../../scripts/steps/index.ts';
import { Runner } from '../../src/engine/runner.ts';
import type { Step } from '../../src/engine/step.ts';
import { accountBefore } from '../harness/account-before.ts';
import { openLocalRun, type LocalRun } from '../harness/local-run.ts';
import type { Violation } from './case.ts';
import { kindsIn } from './reference.ts';
import { uncleaned } from './try-case.ts';

/** The pairs that two processes may do at the same time. */
const PAIRS = [
  ['run', 'run'],
  ['run', 'undo'],
  ['undo', 'undo'],
] as const;

/**
 * Lets two processes do something with a step at once, call by call in turn, and then looks: two runs end as one does, two undos
 * leave what one leaves, and a cleanup afterwards leaves nothing.
 */
export async function twoAtOnce(step: Step): Promise<{ cases: number; violations: Violation[] }> {
  const violations: Violation[] = [];
  const before = await accountBefore(step);
  const done = await openLocalRun({ rows: before });
  await done.runner.run(step);
  const made = await kindsIn(done, { act: 'run' });
  for (const pair of PAIRS) {
    for (const rows of [before, done.rows]) {
      const run = await openLocalRun({ rows });
      const at = `${step.id}: ${pair.join(' and ')} at once, ${rows === before ? 'before' : 'after'} it was done`;
      await Promise.allSettled(pair.map((act) => other(run)[act](step)));
      if (pair[0] === 'run' && pair[1] === 'run') {
        const again = await openLocalRun({ rows: run.rows });
        await again.runner.run(step);
        const kinds = await kindsIn(again, { act: 'run' });
        if (kinds !== made) violations.push({ at, promise: 'duplicate', found: kinds });
      }
      const end = await openLocalRun({ rows: run.rows });
      for (const found of await uncleaned(end)) violations.push({ at, promise: 'orphan', found });
    }
  }
  return { cases: PAIRS.length * 2, violations };
}

/** The steps that two processes may do at once: those that write. */
export const WRITERS = steps.filter(({ kind }) => kind !== 'reads');

// --- internal ---

/** Another process on the same account, in silence. */
function other({ session }: LocalRun): Runner {
  return new Runner({ ...session, emit: () => undefined });
}
