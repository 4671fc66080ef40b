import { rowId, type Change, type Store } from '../core/store.ts';

/** Raised when the tables of the local AWS change so that an older database cannot be read: it is then emptied. */
const LAYOUT = 1;
const ENTITIES = 'entity';

/**
 * Keeps an account in a browser's IndexedDB, shared by all pages and tabs of a site. A commit is one transaction: a
 * page that is closed in the middle of it leaves all of it or nothing. Whoever opens it must be the only one who
 * writes, and must call `load` before the first commit.
 *
 * Rejects with a `DOMException` when the browser denies storage, and so does a commit for which there is no room.
 */
export async function openIndexedDbStore(name: string): Promise<Store> {
  const database = await open(name);
  // A database does not remember the order in which its rows were first written, so each row carries a number.
  const numbers = new Map<string, number>();
  let last = 0;
  const numberOf = (table: string, key: string): number => {
    const id = rowId({ table, key });
    const number = numbers.get(id) ?? ++last;
    numbers.set(id, number);
    return number;
  };
  return {
    async load() {
      const request = database.transaction(ENTITIES).objectStore(ENTITIES).getAll();
      const rows = ((await settled(request)) as Row[]).sort((a, b) => a.number - b.number);
      for (const { table, key, number } of rows) numbers.set(rowId({ table, key }), number);
      last = rows.at(-1)?.number ?? 0;
      return rows;
    },
    commit(changes: readonly Change[]) {
      return write(database, (entities) => {
        for (const { table, key, value } of changes) {
          if (value === undefined) {
            numbers.delete(rowId({ table, key }));
            entities.delete([table, key]);
          } else {
            entities.put({ table, key, value, number: numberOf(table, key) } satisfies Row);
          }
        }
      });
    },
    clear() {
      numbers.clear();
      return write(database, (entities) => entities.clear());
    },
    close: () => Promise.resolve(database.close()),
  };
}

// --- internal ---

interface Row {
  table: string;
  key: string;
  value: string;
  /** 1, 2, 3 … in the order of first writing. */
  number: number;
}

async function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, LAYOUT);
  request.onupgradeneeded = () => {
    const { result } = request;
    if (result.objectStoreNames.contains(ENTITIES)) result.deleteObjectStore(ENTITIES);
    result.createObjectStore(ENTITIES, { keyPath: ['table', 'key'] });
  };
  const database = await settled(request);
  // A page of a newer layout wants to empty the database: it must not wait for this one.
  database.onversionchange = () => database.close();
  return database;
}

/** Resolves when the changes are stored; rejects, and stores none, when there is no room for them. */
function write(database: IDBDatabase, change: (entities: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(ENTITIES, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('The write was aborted.', 'AbortError'));
    change(transaction.objectStore(ENTITIES));
  });
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () =>
      reject(request.error ?? new DOMException('The request failed.', 'UnknownError'));
  });
}
