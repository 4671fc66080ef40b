import type { Change, Store } from '../core/store.ts';

/** A store that lasts as long as the process: for tests, recordings, and a page that was denied storage. */
export function memoryStore(): Store {
  const rows = new Map<string, { table: string; key: string; value: string }>();
  return {
    load: () => Promise.resolve([...rows.values()]),
    commit(changes: readonly Change[]) {
      for (const { table, key, value } of changes) {
        const id = `${table}\u0000${key}`;
        if (value === undefined) rows.delete(id);
        else rows.set(id, { table, key, value });
      }
    },
    clear: () => Promise.resolve(rows.clear()),
    close: () => Promise.resolve(),
  };
}
