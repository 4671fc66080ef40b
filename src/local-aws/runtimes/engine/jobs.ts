import { EngineError } from './engine-api.ts';

/** The work that is under way with the engine: each by its name, and at most once at a time. */
export class Jobs {
  readonly #running = new Map<string, Promise<void>>();

  /** Begins a job unless one of that name runs. An engine that refuses is told to `refused`; all else is a bug. */
  begin(name: string, work: () => Promise<unknown>, refused?: (error: EngineError) => void): void {
    if (this.#running.has(name)) return;
    const run = async () => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        refused?.(error);
      } finally {
        this.#running.delete(name);
      }
    };
    this.#running.set(name, run());
  }

  has(name: string): boolean {
    return this.#running.has(name);
  }

  /** Resolves when none runs. */
  async settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }
}
