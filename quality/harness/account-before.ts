import type { Rows } from '../../src/local-aws/stores/memory.ts';
import type { Step } from '../../src/engine/step.ts';
import { openLocalRun } from './local-run.ts';

/** The account as it is before a step: everything that its needs made, and nothing else. */
export async function accountBefore(step: Step): Promise<Rows> {
  let account = EMPTY;
  // Most steps need what another one needs, and one thing more.
  for (const need of needsOf(step)) {
    let next = account.after.get(need);
    if (!next) {
      next = { rows: runOn(account.rows, need), after: new WeakMap() };
      account.after.set(need, next);
    }
    account = next;
  }
  return new Map(await account.rows);
}

/** The steps that a step needs, and what those need, in an order in which they can run. */
export function needsOf(step: Step, seen = new Set<Step>()): Step[] {
  for (const need of Object.values(step.needs)) {
    needsOf(need, seen);
    seen.add(need);
  }
  return [...seen];
}

// --- internal ---

/** An account, and those that it becomes when one more step has run on it. */
interface Account {
  rows: Promise<Rows>;
  after: WeakMap<Step, Account>;
}

const EMPTY: Account = { rows: Promise.resolve<Rows>(new Map()), after: new WeakMap() };

async function runOn(before: Promise<Rows>, step: Step): Promise<Rows> {
  const { runner, rows } = await openLocalRun({ rows: await before });
  await runner.run(step);
  return rows;
}
