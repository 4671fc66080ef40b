import { StoreError, type StoreProblem } from '../core/store.ts';

/** Does something with a file, and throws what the system or SQLite says of its disk or its content as a {@link StoreError}. */
export function onDisk<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw storeError(error) ?? error;
  }
}

// --- internal ---

const WORDS: Record<StoreProblem, string> = {
  damaged: 'is damaged',
  foreign: 'cannot be a file there',
  'other version': 'is of another version',
  full: 'cannot be written: there is no space left on its disk',
  denied: 'cannot be opened or written: permission denied',
  failing: 'cannot be read or written: its disk reports an error',
};

/** By the primary result code of SQLite: https://www.sqlite.org/rescode.html */
const OF_SQLITE: Readonly<Record<number, StoreProblem>> = {
  3: 'denied', // SQLITE_PERM
  8: 'denied', // SQLITE_READONLY
  10: 'failing', // SQLITE_IOERR
  11: 'damaged', // SQLITE_CORRUPT
  13: 'full', // SQLITE_FULL
  14: 'denied', // SQLITE_CANTOPEN
  26: 'damaged', // SQLITE_NOTADB
};

/** By the code of a system error: https://nodejs.org/api/errors.html#common-system-errors */
const OF_SYSTEM: Readonly<Record<string, StoreProblem>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EIO: 'failing',
  EISDIR: 'foreign',
  ENOTDIR: 'foreign',
  EEXIST: 'foreign',
  ELOOP: 'foreign',
  ENAMETOOLONG: 'foreign',
  ENOENT: 'foreign', // In /proc, where nobody can make a folder or a file.
  EINVAL: 'foreign',
  ENODEV: 'foreign',
  ENXIO: 'foreign',
};

function storeError(error: unknown): StoreError | undefined {
  if (!(error instanceof Error) || error instanceof StoreError) return undefined;
  const { code = '', errcode, syscall } = error as NodeJS.ErrnoException & { errcode?: number };
  // Whatever else the system says of the file is no bug of ours.
  const ofSystem = OF_SYSTEM[code] ?? (syscall === undefined ? undefined : 'failing');
  // An extended result code has the primary one in its lowest byte.
  const problem = errcode === undefined ? ofSystem : OF_SQLITE[errcode & 0xff];
  if (problem === undefined) return undefined;
  const detail = errcode === undefined ? code : error.message;
  return new StoreError(problem, `${WORDS[problem]} (${detail})`, error);
}
