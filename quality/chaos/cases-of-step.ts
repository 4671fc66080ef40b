import type { Step } from '../../src/engine/step.ts';
import { accountBefore } from '../harness/account-before.ts';
import { accountAmongNeighbours } from '../harness/neighbours.ts';
import { afterFailure } from './after-failure.ts';
import {
  againOf,
  inWords,
  RECOVERIES,
  type Broken,
  type Failure,
  type Part,
  type Recovery,
  type Stage,
  type Tried,
  type Violation,
} from './case.ts';
import { PerAccount } from './per-account.ts';
import { recover } from './recover.ts';
import { referenceOf, stagesOf, type Reference } from './reference.ts';

/**
 * Tries what can happen at each call of a step's first run, of its runs with other inputs and of its undo, each followed by another
 * run and by a cleanup.
 *
 * @param isAmongNeighbours in an account that is full of what is nearly ours, and not alone
 * @param isChosen picks the cases to try, by their number and their words
 * @param tell is called with what each failure came to
 */
export async function casesOfStep(
  step: Step,
  isAmongNeighbours: boolean,
  isChosen: (number: number, at: string) => boolean = () => true,
  tell: (part: Part) => void = () => undefined,
): Promise<Tried> {
  const before = await (isAmongNeighbours ? accountAmongNeighbours : accountBefore)(step);
  const todo: Todo[] = [];
  let number = 0;
  for (const stage of await stagesOf(step, before)) {
    const reference = await referenceOf(stage);
    if (!reference) continue;
    for (const call of reference.calls) {
      for (const failure of call.failures) {
        const place = isAmongNeighbours ? 'among neighbours: ' : '';
        const at = `${place}${inWords(stage)}, call ${call.at + 1} ${call.operation}, ${failure}`;
        const recoveries = RECOVERIES.filter((each) => isChosen(number++, `${at}, then ${each}`));
        if (recoveries.length === 0) continue;
        todo.push({ stage, reference, call: call.at, failure, at, recoveries });
      }
    }
  }
  const cases = todo.reduce((sum, { recoveries }) => sum + recoveries.length, 0);
  const mended = new PerAccount<Broken[]>();
  const violations: Violation[] = [];
  const work = async () => {
    for (let next = todo.pop(); next; next = todo.pop()) {
      const found = await tryFailure(next, mended, isAmongNeighbours);
      violations.push(...found);
      tell({ cases: next.recoveries.length, violations: found });
    }
  };
  // The SDK waits before it tries a call again: meanwhile there is another case.
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { cases, accounts: mended.size, violations };
}

// --- internal ---

const AT_ONCE = 16;

/** A failure, and what the reader does after it. */
interface Todo {
  stage: Stage;
  reference: Reference;
  /** The number of the call, the first one being 0. */
  call: number;
  failure: Failure;
  at: string;
  recoveries: readonly Recovery[];
}

async function tryFailure(
  { stage, reference, call, failure, at, recoveries }: Todo,
  mended: PerAccount<Broken[]>,
  isAmongNeighbours: boolean,
): Promise<Violation[]> {
  const { kinds } = reference;
  const { rows, falseDone } = await afterFailure(stage, reference, call, failure);
  const violations: Violation[] = [];
  for (const recovery of recoveries) {
    // A cleanup takes all away, whatever was done before.
    const what = recovery === 'cleanup' ? '' : inWords(stage);
    const found = await mended.of(rows, `${recovery} ${what} ${JSON.stringify(stage.given)}`, () =>
      recover(stage, kinds, rows, recovery, isAmongNeighbours),
    );
    const lie =
      falseDone === undefined ? [] : [{ promise: 'false done' as const, found: falseDone }];
    const words = `${at}, then ${recovery}`;
    for (const broken of [...lie, ...found]) {
      violations.push({
        ...broken,
        at: `${stage.step.id} ${words}`,
        again: againOf(stage.step, words),
      });
    }
  }
  return violations;
}
