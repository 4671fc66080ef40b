import type { Retry } from './step.ts';
import type { Waiting, Waits } from './waits.ts';

/** Makes a call again for as long as it fails in a way that passes. Throws the error after `atMost` seconds. */
export async function retry<Output>(
  waits: Waits,
  { when, because, every, atMost }: Retry,
  call: () => Promise<Output>,
): Promise<Output> {
  // One refusal tells the story; thirty of the same would bury it. So the wait begins after the first.
  let waiting: Waiting | undefined;
  try {
    for (let seconds = 0; ; seconds += await waits.sleep(every)) {
      try {
        const result = await call();
        waiting?.done(seconds);
        return result;
      } catch (error) {
        if (!(error instanceof Error) || !when(error) || seconds >= atMost) throw error;
        waiting ??= waits.begin(because);
        waiting.tell(seconds, because);
      }
    }
  } finally {
    waiting?.end();
  }
}
