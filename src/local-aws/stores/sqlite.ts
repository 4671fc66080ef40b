import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreError, type Change, type Store } from '../core/store.ts';
import {
  APPLICATION_ID,
  identityOf,
  prepareAccountFile,
  readBeside,
  writeBeside,
} from './account-file.ts';
import { onDisk } from './store-problems.ts';

/** Raised when the tables of the local AWS change so that an older file cannot be read. */
const LAYOUT = 1;

/** Someone else has the account open. */
export class AccountInUseError extends Error {
  override name = 'AccountInUseError';
  readonly file: string;
  /** Who, as they wrote it when they opened it; undefined when that could not be read. */
  readonly holder: string | undefined;

  constructor(file: string, holder: string | undefined) {
    super(`${file} is in use by ${holder ?? 'another program'}`);
    this.file = file;
    this.holder = holder;
  }
}

export interface SqliteStore extends Store {
  /** The id of this file, whatever name it has. */
  identity: string;
  /** Returns true if a table of the account has anything in it. */
  hasAny(table: string): boolean;
  /** Writes again who has the file: what a refused {@link sqliteStore} reports as its holder. */
  announce(holder: string): void;
}

/**
 * Keeps an account in one SQLite file. A commit is in the file before it resolves, so a killed process loses nothing
 * that was answered. The file is locked while it is open, and the system frees the lock when the process dies.
 *
 * Throws {@link AccountInUseError} when another process has it open, and a {@link StoreError} when the file is not ours, cannot
 * be read, or cannot be written. What is not ours is neither changed nor renamed.
 */
export function sqliteStore(file: string, holder: string): SqliteStore {
  const database = onDisk(() => open(file));
  try {
    writeBeside(file, '.holder', holder);
  } catch (error) {
    database.close();
    throw error;
  }
  const upsert = database.prepare(
    'INSERT INTO entity (kind, key, value) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM entity WHERE kind = ? AND key = ?');
  const all = database.prepare('SELECT kind AS "table", key, value FROM entity ORDER BY rowid');
  const one = database.prepare('SELECT 1 FROM entity WHERE kind = ? LIMIT 1');
  return {
    identity: identityOf(file)!,
    hasAny: (table) => onDisk(() => one.get(table) !== undefined),
    announce: (text) => writeBeside(file, '.holder', text),
    // Async, so that an error is a rejection.
    load: async () => Promise.resolve(onDisk(() => all.all() as unknown as Row[])),
    commit: (changes: readonly Change[]) =>
      onDisk(() => {
        database.exec('BEGIN');
        try {
          for (const { table, key, value } of changes) {
            if (value === undefined) remove.run(table, key);
            else upsert.run(table, key, value);
          }
          database.exec('COMMIT');
        } catch (error) {
          // After some errors SQLite has rolled back by itself: https://www.sqlite.org/lang_transaction.html
          if (database.isTransaction) database.exec('ROLLBACK');
          throw error;
        }
      }),
    clear: async () => Promise.resolve(onDisk(() => database.exec('DELETE FROM entity'))),
    close() {
      rmSync(`${file}.holder`, { force: true });
      database.close();
      return Promise.resolve();
    },
  };
}

// --- internal ---

interface Row {
  table: string;
  key: string;
  value: string;
}

function open(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    const existed = prepareAccountFile(file);
    database = new DatabaseSync(file);
    // In exclusive mode the first write takes a lock that lasts until the file is closed.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0;');
    if (existed) requireLayout(database);
    // The mark comes first, so that it is in the file itself and not in its log.
    database.exec(`
      BEGIN IMMEDIATE;
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = ${LAYOUT};
      CREATE TABLE IF NOT EXISTS entity (
        kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, key)
      );
      COMMIT;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
    `);
    // A damaged page is better found now than in the middle of a step.
    database.prepare('SELECT count(*) FROM entity').get();
    return database;
  } catch (error) {
    database?.close();
    if (errorCode(error) === SQLITE_BUSY)
      throw new AccountInUseError(file, readBeside(file, '.holder'));
    throw error;
  }
}

function requireLayout(database: DatabaseSync): void {
  // Of a process that was killed while it made the file.
  if (database.prepare('SELECT count(*) AS n FROM sqlite_master').get()!['n'] === 0) return;
  const layout = Number(database.prepare('PRAGMA user_version').get()!['user_version']);
  if (layout === LAYOUT) return;
  throw new StoreError(
    'other version',
    `was written by another version of the local AWS: expected layout ${LAYOUT}, found ${layout}`,
  );
}

// https://www.sqlite.org/rescode.html
const SQLITE_BUSY = 5;

function errorCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
}
