import { Worker } from 'node:worker_threads';
import type { Answered, Asked } from './apart-worker.ts';

/**
 * A second thread, for the parts of the check that need nothing but texts: a machine of two cores uses both. It starts with
 * the first of them. A pool of threads would wait to hear that its thread is ready, and to hear of each end before it sends
 * the next; this one is too busy to hear anything for seconds.
 */
export class Apart {
  #worker: Worker | undefined;
  readonly #waiting: PromiseWithResolvers<unknown>[] = [];

  /**
   * Runs an exported function of a module there.
   *
   * @param module its address, as {@link URL} has it
   * @param data its argument, which is copied: no functions
   */
  run<Answer>(module: URL, name: string, data: unknown): Promise<Answer> {
    const answer = Promise.withResolvers<unknown>();
    const asked: Asked = { id: this.#waiting.push(answer) - 1, module: module.href, name, data };
    this.#worker ??= this.#start();
    this.#worker.postMessage(asked);
    return answer.promise as Promise<Answer>;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./apart-worker.ts', import.meta.url));
    worker.on('message', ({ id, ...told }: Answered) => {
      if ('error' in told) this.#waiting[id]!.reject(told.error);
      else this.#waiting[id]!.resolve(told.answer);
    });
    // The thread itself has broken: nobody will answer any more.
    worker.on('error', (error) => this.#waiting.forEach(({ reject }) => reject(error)));
    return worker;
  }
}
