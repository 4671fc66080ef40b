import type { Account } from './account.ts';

/** The questions whose answer nothing that is to come changes, so that whoever asks again need not be looked ahead for. */
export class Unmoved {
  #account: Account | undefined;
  #version = 0;
  readonly #questions = new Set<string>();

  has(account: Account, question: string): boolean {
    return this.#isCurrent(account) && this.#questions.has(question);
  }

  add(account: Account, question: string): void {
    if (!this.#isCurrent(account)) this.#questions.clear();
    this.#account = account;
    this.#version = account.version;
    this.#questions.add(question);
  }

  #isCurrent(account: Account): boolean {
    return account === this.#account && account.version === this.#version;
  }
}
