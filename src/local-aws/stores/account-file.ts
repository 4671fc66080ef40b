import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../core/store.ts';
import { onDisk } from './store-problems.ts';

/** Marks our files among all SQLite files: "Farg" in ASCII. */
export const APPLICATION_ID = 0x46617267;

/** Only the reader may read an account, as only the reader may read the keys in ~/.aws. */
const MODE = 0o600;

/** The beginning of an SQLite database: https://www.sqlite.org/fileformat.html#the_database_header */
const MAGIC = 'SQLite format 3\0';
const HEADER = { bytes: 100, applicationId: 68 };

/** The files beside that of the account: SQLite's own, who has it open, and which file we made. */
const BESIDE = ['-wal', '-shm', '-journal', '.holder', '.ours'] as const;

/** Identifies a file, whatever name it has; `undefined` when there is none. */
export function identityOf(file: string): string | undefined {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}`;
}

/**
 * Makes the file of an account where there is none, readable by its owner alone, and returns true if it was there before. Throws a
 * {@link StoreError} for what is not ours, which is left as it is, and for a file of ours that is no database any more.
 */
export function prepareAccountFile(file: string): boolean {
  return onDisk(() => {
    requireOurs(file);
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'a', MODE));
    for (const name of [file, ...BESIDE.map((suffix) => file + suffix)])
      if (existsSync(name)) chmodSync(name, MODE);
    writeBeside(file, '.ours', identityOf(file)!);
    if (stateOf(file) === 'damaged')
      throw new StoreError('damaged', 'is damaged (it is no SQLite database any more)');
    return statSync(file).size > 0;
  });
}

/** Deletes an account, in whatever state it is. Throws a {@link StoreError} for what is not ours, which is left as it is. */
export function deleteAccountFile(file: string): void {
  onDisk(() => {
    requireOurs(file);
    for (const suffix of ['', ...BESIDE]) rmSync(file + suffix, { force: true });
  });
}

/** Writes a small file beside that of the account, readable by its owner alone. */
export function writeBeside(file: string, suffix: '.holder' | '.ours', text: string): void {
  onDisk(() => writeFileSync(file + suffix, text, { mode: MODE }));
}

// --- internal ---

function requireOurs(file: string): void {
  if (stateOf(file) !== 'foreign') return;
  const what = statSync(file).isFile()
    ? 'is not ours: expected an account of the local AWS, found a file of another program. It was left as it is'
    : 'is no file';
  throw new StoreError('foreign', what);
}

/**
 * A file is ours by the mark in its header; or, once its header is destroyed, when it is the very file that we made. An empty
 * file is nobody's.
 */
function stateOf(file: string): 'new' | 'ours' | 'damaged' | 'foreign' {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return 'new';
  if (!stats.isFile()) return 'foreign';
  if (stats.size === 0) return 'new';
  const header = headerOf(file);
  if (header.toString('latin1', 0, MAGIC.length) === MAGIC)
    return applicationIdOf(file, header) === APPLICATION_ID ? 'ours' : 'foreign';
  return readBeside(file, '.ours') === identityOf(file) ? 'damaged' : 'foreign';
}

/** The mark of the program that made a database. A new one may stand in the log that goes with the file. */
function applicationIdOf(file: string, header: Buffer): number {
  const written = header.length < HEADER.bytes ? 0 : header.readUInt32BE(HEADER.applicationId);
  if (written !== 0 || !existsSync(`${file}-wal`)) return written;
  // Read-only, so that nothing of another program's is changed.
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(database.prepare('PRAGMA application_id').get()!['application_id']);
  } finally {
    database.close();
  }
}

function headerOf(file: string): Buffer {
  const opened = openSync(file, 'r');
  try {
    const header = Buffer.alloc(HEADER.bytes);
    return header.subarray(0, readSync(opened, header, 0, HEADER.bytes, 0));
  } finally {
    closeSync(opened);
  }
}

/** The text of a file beside that of the account; `undefined` when there is none. */
export function readBeside(file: string, suffix: '.holder' | '.ours'): string | undefined {
  return existsSync(file + suffix) ? readFileSync(file + suffix, 'utf8') : undefined;
}
