import { rowId, type Change, type Store } from '../core/store.ts';

/** The rows of a memory store, in the order in which they were first written. */
export type Rows = Map<string, Row>;

/** Rows of another store, as a memory store takes them. */
export function rowsOf(rows: Iterable<Row>): Rows {
  return new Map([...rows].map((row) => [rowId(row), row]));
}

/**
 * A store that lasts as long as the process: for tests, recordings, and a page that was denied storage. Given a copy of
 * another store's rows, it begins as a copy of that account.
 */
export function memoryStore(rows: Rows = new Map()): Store {
  return {
    load: () => Promise.resolve([...rows.values()]),
    commit(changes: readonly Change[]) {
      for (const { table, key, value } of changes) {
        const id = rowId({ table, key });
        if (value === undefined) rows.delete(id);
        else rows.set(id, { table, key, value });
      }
    },
    clear: () => Promise.resolve(rows.clear()),
    close: () => Promise.resolve(),
  };
}

// --- internal ---

interface Row {
  table: string;
  key: string;
  value: string;
}
