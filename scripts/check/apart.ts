import { fileURLToPath } from 'node:url';
import Tinypool from 'tinypool';

/**
 * A second thread, for the parts of the check that need nothing but texts: a machine of two cores uses both. It starts with
 * the first of them.
 */
export class Apart {
  #pool: Tinypool | undefined;

  /**
   * Runs an exported function of a module there.
   *
   * @param module its address, as {@link URL} has it
   * @param data its argument, which is copied: no functions
   */
  run<Answer>(module: URL, name: string, data: unknown): Promise<Answer> {
    this.#pool ??= new Tinypool({ minThreads: 0, maxThreads: 1 });
    return this.#pool.run(data, { filename: fileURLToPath(module), name }) as Promise<Answer>;
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }
}
