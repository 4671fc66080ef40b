import { rowId } from '../../src/local-aws/core/store.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

/** The row that tells the account's time. */
export const CLOCK = rowId({ table: 'core/meta', key: 'now' });

/**
 * Keeps a copy of an account's rows, unless nothing but the time has passed since the copy that was kept last. A run that is
 * killed there ends as one that is killed a poll earlier and started again a little later, so it is tried once.
 */
export function keepState(rows: Rows, kept: Rows[]): void {
  const last = kept.at(-1);
  // A row is never changed, but replaced.
  const isSame =
    last?.size === rows.size &&
    [...rows].every(([id, row]) => last.get(id) === row || id === CLOCK);
  if (!isSame) kept.push(new Map(rows));
}
