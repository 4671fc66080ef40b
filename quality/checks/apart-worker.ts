import { parentPort } from 'node:worker_threads';

/** A function of a module, to be called in the other thread. */
export interface Asked {
  id: number;
  module: string;
  name: string;
  data: unknown;
}

/** What it returned or threw. */
export type Answered = { id: number } & ({ answer: unknown } | { error: unknown });

parentPort!.on('message', (asked: Asked) => {
  void answerTo(asked).then((answered) => parentPort!.postMessage(answered));
});

// --- internal ---

async function answerTo({ id, module, name, data }: Asked): Promise<Answered> {
  try {
    const functions = (await import(module)) as Record<string, (data: unknown) => unknown>;
    return { id, answer: await functions[name]!(data) };
  } catch (error) {
    return { id, error };
  }
}
