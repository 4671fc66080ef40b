import type { Permission } from './operation.ts';

/** One request and its reply, as the local AWS saw them. */
export interface JournalEntry {
  /** 1, 2, 3 … in this process. */
  sequence: number;
  /** Milliseconds since 1970 in virtual time. */
  at: number;
  service: string;
  operation: string;
  region: string;
  input: object;
  output?: object;
  error?: { code: string; message: string };
  /** The permissions that an IAM policy must allow for this call, with the resources that it touched. */
  permissions: Permission[];
}

/** The most recent requests and replies, oldest first, `limit` at most. */
export class Journal {
  #entries: JournalEntry[] = [];
  #sequence = 0;
  readonly #limit: number;

  constructor(limit = 10_000) {
    this.#limit = limit;
  }

  add(entry: Omit<JournalEntry, 'sequence'>): JournalEntry {
    const numbered = { sequence: ++this.#sequence, ...entry };
    this.#entries.push(numbered);
    if (this.#entries.length > this.#limit) this.#entries.shift();
    return numbered;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** The entries after one, by its sequence number. */
  since(sequence: number): JournalEntry[] {
    return this.#entries.filter((entry) => entry.sequence > sequence);
  }

  get last(): number {
    return this.#sequence;
  }

  /** Forgets all entries. Their numbers are not given again. */
  clear(): void {
    this.#entries = [];
  }
}
