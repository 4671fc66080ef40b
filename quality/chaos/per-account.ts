import { createHash } from 'node:crypto';
import { CLOCK } from '../harness/keep-state.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

/**
 * Results by the account in which something was done. The local AWS gives the same answers in the same account, so what was done in
 * one need not be done again in another like it. Many failures leave one account: a call that was throttled, and one that was
 * refused, have changed nothing. The time does not count, as in the laws: it passes anyway.
 */
export class PerAccount<Result> {
  readonly #results = new Map<string, Promise<Result>>();

  /** How many different accounts, and things done there, there were. */
  get size(): number {
    return this.#results.size;
  }

  /** The result of something in an account: as it was before, or of doing it now. */
  of(rows: Rows, what: string, act: () => Promise<Result>): Promise<Result> {
    const key = `${fingerprint(rows)} ${what}`;
    const known = this.#results.get(key);
    if (known) return known;
    const result = act();
    this.#results.set(key, result);
    return result;
  }
}

// --- internal ---

type Row = Rows extends Map<string, infer Each> ? Each : never;

/** A row is never changed, but replaced, and most rows of an account are those of the account before. */
const digests = new WeakMap<Row, string>();

function fingerprint(rows: Rows): string {
  const all = createHash('sha1');
  for (const [id, row] of rows) if (id !== CLOCK) all.update(digestOf(id, row));
  return all.digest('base64');
}

function digestOf(id: string, row: Row): string {
  const known = digests.get(row);
  if (known !== undefined) return known;
  const digest = createHash('sha1').update(`${id}\u0000${row.value}`).digest('base64');
  digests.set(row, digest);
  return digest;
}
