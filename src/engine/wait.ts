import { StepError, type Wait } from './step.ts';
import type { Waits } from './waits.ts';

/** Polls until it is done, and tells each new state. Throws a {@link StepError} after `atMost` seconds. */
export async function wait<Output>(
  waits: Waits,
  { until, every, atMost, poll }: Wait<Output>,
): Promise<Output> {
  const waiting = waits.begin(until);
  try {
    for (let seconds = 0; ; seconds += await waits.sleep(every)) {
      const look = await poll();
      if ('done' in look) {
        waiting.done(seconds, look.state);
        return look.done;
      }
      for (const text of look.says ?? []) waiting.say(text);
      waiting.tell(seconds, look.state);
      if (seconds >= atMost) {
        const last = look.says?.at(-1);
        const said = last === undefined ? '' : ` ${last}`;
        throw new StepError(
          `Waited ${atMost} s for ${until}; it is still ${look.state}.${said} Run it again to continue.`,
        );
      }
    }
  } finally {
    waiting.end();
  }
}
