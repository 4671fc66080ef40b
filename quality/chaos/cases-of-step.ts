import type { Step } from '../../src/engine/step.ts';
import { accountBefore } from '../harness/account-before.ts';
import { accountAmongNeighbours } from '../harness/neighbours.ts';
import type { Violation } from './case.ts';
import { referenceOf, stagesOf } from './reference.ts';
import { tryCase } from './try-case.ts';

/** How many cases were tried, and which promises were broken. */
export interface Tried {
  cases: number;
  violations: Violation[];
}

/**
 * Tries what can happen at each call of a step's first run, of its runs with other inputs and of its undo, each followed by another
 * run and by a cleanup.
 *
 * @param isAmongNeighbours in an account that is full of what is nearly ours, and not alone
 * @param isChosen picks the cases to try, by their number
 */
export async function casesOfStep(
  step: Step,
  isAmongNeighbours: boolean,
  isChosen: (number: number) => boolean = () => true,
): Promise<Tried> {
  const before = await (isAmongNeighbours ? accountAmongNeighbours : accountBefore)(step);
  const todo: (() => Promise<Violation[]>)[] = [];
  let number = 0;
  for (const stage of await stagesOf(step, before)) {
    const reference = await referenceOf(stage);
    if (!reference) continue;
    for (const call of reference.calls) {
      for (const failure of call.failures) {
        for (const recovery of ['rerun', 'cleanup'] as const) {
          if (!isChosen(number++)) continue;
          todo.push(() => tryCase(stage, reference, call, failure, recovery, isAmongNeighbours));
        }
      }
    }
  }
  const violations: Violation[] = [];
  const work = async () => {
    for (let next = todo.pop(); next; next = todo.pop()) violations.push(...(await next()));
  };
  const cases = todo.length;
  // The SDK waits before it tries a call again: meanwhile there is another case.
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { cases, violations };
}

// --- internal ---

const AT_ONCE = 16;
