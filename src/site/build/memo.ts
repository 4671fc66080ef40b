import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hashOf } from './hash.ts';

const FOLDER = '.cache/check';

/**
 * Remembers, from one process to the next, what a slow function made of a text. The function must depend on nothing but the
 * text and what `dependsOn` says, such as its own source and the versions of its packages: there is no other way for an
 * answer to become wrong.
 */
export class Memo<Answer> {
  readonly #file: string;
  readonly #key: string;
  readonly #answers: Map<string, Answer>;
  readonly #used = new Map<string, Answer>();
  #isNew = false;

  constructor(name: string, dependsOn: string) {
    this.#file = `${FOLDER}/${name}.json`;
    this.#key = hashOf(dependsOn);
    this.#answers = new Map(Object.entries(read<Answer>(this.#file, this.#key)));
  }

  /** The answer for a text, if it is known. */
  get(text: string): Answer | undefined {
    const hash = hashOf(text);
    const answer = this.#answers.get(hash);
    if (answer !== undefined) this.#used.set(hash, answer);
    return answer;
  }

  /** Keeps the answer for a text, and returns it. */
  put(text: string, answer: Answer): Answer {
    this.#used.set(hashOf(text), answer);
    this.#isNew = true;
    return answer;
  }

  /** Writes the answers that this process asked for; those that it did not ask for are forgotten. */
  save(): void {
    if (!this.#isNew) return;
    mkdirSync(FOLDER, { recursive: true });
    // Written beside and moved into place: another check may read it at the same time.
    const beside = `${this.#file}.${process.pid}`;
    const remembered = { key: this.#key, answers: Object.fromEntries(this.#used) };
    writeFileSync(beside, JSON.stringify(remembered));
    renameSync(beside, this.#file);
    this.#isNew = false;
  }
}

// --- internal ---

function read<Answer>(file: string, key: string): Record<string, Answer> {
  try {
    const remembered = JSON.parse(readFileSync(file, 'utf8')) as {
      key: string;
      answers: Record<string, Answer>;
    };
    return remembered.key === key ? remembered.answers : {};
  } catch {
    // Nothing is remembered, or nothing that can be read.
    return {};
  }
}
