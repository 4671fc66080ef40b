import type { Step } from './step.ts';

/** Returns steps, each after all that it needs, and that too: an order in which they can be done. */
export function withNeeds(steps: readonly Step[], all = new Set<Step>()): Set<Step> {
  for (const step of steps) {
    withNeeds(Object.values(step.needs), all);
    all.add(step);
  }
  return all;
}
