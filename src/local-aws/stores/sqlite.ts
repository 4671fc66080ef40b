import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Change, Store } from '../core/store.ts';

/** Marks our files among all SQLite files: "Farg" in ASCII. */
const APPLICATION_ID = 0x46617267;
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
  /** Writes again who has the file: what a refused {@link sqliteStore} reports as its holder. */
  announce(holder: string): void;
  /** Where an unreadable or foreign file was moved when this one was opened. */
  setAside: string | undefined;
}

/**
 * Keeps an account in one SQLite file. A commit is in the file before it resolves, so a killed process loses nothing
 * that was answered. The file is locked while it is open, and the system frees the lock when the process dies.
 *
 * A file that is not ours, or that cannot be read, is renamed and never overwritten.
 * Throws {@link AccountInUseError} when another process has it open.
 */
export function sqliteStore(file: string, holder: string): SqliteStore {
  mkdirSync(dirname(file), { recursive: true });
  const { database, setAside } = open(file);
  writeFileSync(holderFile(file), holder);
  const upsert = database.prepare(
    'INSERT INTO entity (kind, key, value) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM entity WHERE kind = ? AND key = ?');
  return {
    setAside,
    identity: identityOf(file)!,
    announce: (text) => writeFileSync(holderFile(file), text),
    load: () =>
      Promise.resolve(
        database.prepare('SELECT kind AS "table", key, value FROM entity ORDER BY rowid').all() as {
          table: string;
          key: string;
          value: string;
        }[],
      ),
    commit(changes: readonly Change[]) {
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
    },
    clear: () => Promise.resolve(database.exec('DELETE FROM entity')),
    close() {
      rmSync(holderFile(file), { force: true });
      database.close();
      return Promise.resolve();
    },
  };
}

/** The {@link SqliteStore.identity} of a file, or `undefined` when there is none. */
export function identityOf(file: string): string | undefined {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}`;
}

// --- internal ---

function open(file: string): { database: DatabaseSync; setAside: string | undefined } {
  const existed = existsSync(file);
  const database = new DatabaseSync(file);
  try {
    // In exclusive mode the first write takes a lock that lasts until the file is closed.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0;');
    const foreign =
      existed &&
      database.prepare('SELECT count(*) AS n FROM sqlite_master').get()!['n'] !== 0 &&
      (database.prepare('PRAGMA application_id').get()!['application_id'] !== APPLICATION_ID ||
        database.prepare('PRAGMA user_version').get()!['user_version'] !== LAYOUT);
    if (foreign) return reopen(file, database);
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      BEGIN IMMEDIATE;
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = ${LAYOUT};
      CREATE TABLE IF NOT EXISTS entity (
        kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, key)
      );
      COMMIT;
    `);
    // A damaged page is better found now than in the middle of a step.
    database.prepare('SELECT count(*) FROM entity').get();
    return { database, setAside: undefined };
  } catch (error) {
    const code = errorCode(error);
    if (code === SQLITE_BUSY) {
      database.close();
      throw new AccountInUseError(file, readHolder(file));
    }
    if (code === SQLITE_NOTADB || code === SQLITE_CORRUPT) return reopen(file, database);
    throw error;
  }
}

function reopen(file: string, database: DatabaseSync): ReturnType<typeof open> {
  database.close();
  const setAside = `${file}.set-aside-${new Date().toISOString().replaceAll(':', '')}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, setAside + suffix);
  }
  return { ...open(file), setAside };
}

// https://www.sqlite.org/rescode.html
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

function errorCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
}

function holderFile(file: string): string {
  return `${file}.holder`;
}

function readHolder(file: string): string | undefined {
  return existsSync(holderFile(file)) ? readFileSync(holderFile(file), 'utf8') : undefined;
}
