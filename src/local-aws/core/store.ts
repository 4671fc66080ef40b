/** One changed entity: its table, its key, and its new value as JSON text, or `undefined` when it was deleted. */
export interface Change {
  table: string;
  key: string;
  value: string | undefined;
}

/**
 * Where an account is kept. The account works in memory; a store only has to give back what was committed, in the
 * order in which the entities were first written, and to have a commit on disk before it resolves.
 */
export interface Store {
  load(): Promise<Iterable<{ table: string; key: string; value: string }>>;
  commit(changes: readonly Change[]): Promise<void> | void;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** JSON that keeps dates: `{"$date": 1767225600000}`. */
export function serialize(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    const original = this[key];
    return original instanceof Date ? { $date: original.getTime() } : plain;
  });
}

/** The inverse of {@link serialize}. */
export function deserialize(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$date' in value
      ? new Date(value.$date as number)
      : value,
  );
}
