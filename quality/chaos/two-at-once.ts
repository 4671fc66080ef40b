import { steps } from '../../scripts/steps/index.ts';
import { Runner } from '../../src/engine/runner.ts';
import type { Step } from '../../src/engine/step.ts';
import { accountBefore } from '../harness/account-before.ts';
import { openLocalRun, type LocalRun } from '../harness/local-run.ts';
import { againOf, type Tried, type Violation } from './case.ts';
import { differenceOfKinds, kindsIn } from './reference.ts';
import { uncleaned } from './recover.ts';

/** The pairs that two processes may do at the same time. */
const PAIRS = [
  ['run', 'run'],
  ['run', 'undo'],
  ['undo', 'undo'],
] as const;

/**
 * Lets two processes do something with a step at once, call by call in turn, and then looks: two runs end as one does, two undos
 * leave what one leaves, and a cleanup afterwards leaves nothing.
 *
 * @param isChosen picks the cases to try, by their words
 */
export async function twoAtOnce(
  step: Step,
  isChosen: (at: string) => boolean = () => true,
): Promise<Tried> {
  const violations: Violation[] = [];
  let cases = 0;
  const before = await accountBefore(step);
  const done = await openLocalRun({ rows: before });
  await done.runner.run(step);
  const made = await kindsIn(done, { act: 'run' });
  for (const pair of PAIRS) {
    for (const rows of [before, done.rows]) {
      const words = `${pair.join(' and ')} at once, ${rows === before ? 'before' : 'after'} it was done`;
      if (!isChosen(words)) continue;
      cases++;
      const which = { at: `${step.id} ${words}`, again: againOf(step, words) };
      const run = await openLocalRun({ rows });
      await Promise.allSettled(pair.map((act) => other(run)[act](step)));
      if (pair[0] === 'run' && pair[1] === 'run') {
        const again = await openLocalRun({ rows: run.rows });
        await again.runner.run(step);
        const kinds = await kindsIn(again, { act: 'run' });
        const found = differenceOfKinds(made, kinds);
        if (kinds !== made) violations.push({ ...which, promise: 'duplicate', found });
      }
      const end = await openLocalRun({ rows: run.rows });
      violations.push(...(await uncleaned(end)).map((broken) => ({ ...which, ...broken })));
    }
  }
  return { cases, accounts: cases, violations };
}

/** The steps that two processes may do at once: those that write. */
export const WRITERS = steps.filter(({ kind }) => kind !== 'reads');

// --- internal ---

/** Another process on the same account, in silence. */
function other({ session }: LocalRun): Runner {
  return new Runner({ ...session, emit: () => undefined });
}
