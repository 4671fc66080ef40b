import type { Step } from './step.ts';

/** Returns the command to type after a step: the next one of the list, or the one that comes after the last. */
export function nextCommand(steps: readonly Step[], step: Step): string {
  const next = steps[steps.indexOf(step) + 1];
  return next ? `npm run step:${next.id}` : 'npm run cleanup';
}
