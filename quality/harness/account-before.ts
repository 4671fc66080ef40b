import type { Step } from '../../src/engine/step.ts';
import { withNeeds } from '../../src/engine/with-needs.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { openLocalRun, type LocalRunOptions } from './local-run.ts';

/** The account as it is before a step: everything that its needs made, and nothing else. */
export function accountBefore(step: Step): Promise<Rows> {
  return EMPTY.before(step);
}

/** Accounts that begin alike, each with what the needs of a step made there. Every need is run once. */
export class AccountsBefore {
  readonly #first: Account;
  readonly #options: Omit<LocalRunOptions, 'rows'>;

  constructor(rows: Promise<Rows>, options: Omit<LocalRunOptions, 'rows'> = {}) {
    this.#first = { rows, after: new WeakMap() };
    this.#options = options;
  }

  /** The account before a step. */
  async before(step: Step): Promise<Rows> {
    let account = this.#first;
    // Most steps need what another one needs, and one thing more.
    for (const need of needsOf(step)) {
      let next = account.after.get(need);
      if (!next) {
        next = { rows: this.#runOn(account.rows, need), after: new WeakMap() };
        account.after.set(need, next);
      }
      account = next;
    }
    return new Map(await account.rows);
  }

  async #runOn(before: Promise<Rows>, step: Step): Promise<Rows> {
    const { runner, rows } = await openLocalRun({ ...this.#options, rows: await before });
    await runner.run(step);
    return rows;
  }
}

/** The steps that a step needs, and what those need, in an order in which they can run. */
export function needsOf(step: Step): Step[] {
  return [...withNeeds(Object.values(step.needs))];
}

// --- internal ---

/** An account, and those that it becomes when one more step has run on it. */
interface Account {
  rows: Promise<Rows>;
  after: WeakMap<Step, Account>;
}

const EMPTY = new AccountsBefore(Promise.resolve<Rows>(new Map()));
