import { hourly } from './billing.ts';
import { findIn, isMadeWithOthers } from './find.ts';
import type { Session } from './session.ts';
import { billsOf, type Step } from './step.ts';

/**
 * USD per hour of what the steps will leave running. What a step needs and is not there yet, or is made anew by another of
 * the steps, is taken to be made with the reader's inputs.
 */
export async function estimate(session: Session, steps: readonly Step[]): Promise<number> {
  const { inputs, services } = session;
  let sum = 0;
  for (const step of steps) {
    if (!step.bills) continue;
    const needs: Record<string, object> = {};
    for (const [name, need] of Object.entries(step.needs)) {
      const found = await findIn(session, need);
      const isRemade =
        found && steps.includes(need) && isMadeWithOthers(found, await inputs.hashOf(need));
      needs[name] = found && !isRemade ? found : inputs.of(need);
    }
    sum += hourly(services, billsOf(step, inputs.of(step), needs));
  }
  return sum;
}
