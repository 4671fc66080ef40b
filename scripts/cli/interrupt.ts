import { setTimeout as pause } from 'node:timers/promises';
import { EveryCallError } from '../../src/engine/ends-the-run.ts';

/** The reader pressed Ctrl-C. */
export class StoppedError extends EveryCallError {
  override name = 'StoppedError';

  constructor() {
    super('Stopped.');
  }
}

/**
 * Lets a command be stopped between two calls: a call that is on its way is waited for, so that its reply is not lost, and a
 * command that sleeps wakes.
 */
export class Interrupt {
  readonly #asked = new AbortController();

  /** Asks the command to stop. Returns false if it was asked before. */
  stop(): boolean {
    const isFirst = !this.#asked.signal.aborted;
    this.#asked.abort();
    return isFirst;
  }

  /** Throws a {@link StoppedError} once the command was asked to stop. */
  check(): void {
    if (this.#asked.signal.aborted) throw new StoppedError();
  }

  /** Sleeps on the wall. Throws a {@link StoppedError} when the command is asked to stop. */
  async sleep(seconds: number): Promise<number> {
    try {
      return await pause(seconds * 1000, seconds, { signal: this.#asked.signal });
    } catch (error) {
      this.check();
      throw error;
    }
  }
}
