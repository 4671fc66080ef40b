/** One changed entity: its table, its key, and its new value as JSON text, or `undefined` when it was deleted. */
export interface Change {
  table: string;
  key: string;
  value: string | undefined;
}

/**
 * The storage of an account. The account works in memory; a store only has to give back what was committed, in the
 * order in which the entities were first written, and to have a commit on disk before it resolves. A commit that it
 * cannot take is refused as a whole, and the next one may succeed.
 */
export interface Store {
  load(): Promise<Iterable<{ table: string; key: string; value: string }>>;
  commit(changes: readonly Change[]): Promise<void> | void;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** The id of a row: no other row of a store has it. */
export function rowId({ table, key }: { table: string; key: string }): string {
  return `${table}\u0000${key}`;
}

/**
 * Why a store cannot do its work: `damaged`, what is ours cannot be read; `foreign`, there is something that is not ours; `other
 * version`, another version of the local AWS wrote it; `full`, there is no space; `denied`, it may not be written; `failing`, the
 * disk does not work.
 */
export type StoreProblem = 'damaged' | 'foreign' | 'other version' | 'full' | 'denied' | 'failing';

/** A store cannot do its work. The message says it of the store: "is damaged (…)". */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.problem = problem;
  }
}

/** JSON that keeps dates: `{"$date": 1767225600000}`. */
export function serialize(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    const original = this[key];
    return original instanceof Date ? { $date: original.getTime() } : plain;
  });
}

/**
 * The inverse of {@link serialize}. Accounts are read often, and few values hold a date: a reviver would be asked of
 * each. Throws a {@link StoreError} for what is no JSON: a store gives back what was committed, unless it is damaged.
 */
export function deserialize(text: string): unknown {
  const value = parsed(text);
  return text.includes('{"$date":') ? withDates(value) : value;
}

// --- internal ---

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new StoreError('damaged', 'is damaged (a value in it is no JSON)', error);
    throw error;
  }
}

/** Puts dates into a value that was just parsed, in its place. */
function withDates(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$date' in value) return new Date(value.$date as number);
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'object') (value as Record<string, unknown>)[key] = withDates(each);
  }
  return value;
}
