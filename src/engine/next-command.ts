import type { Step } from './step.ts';

/** Returns the command to type after a step: the next one of the list, or the one that comes after the last. */
export function nextCommand(steps: readonly Step[], step: Step): string {
  const next = steps[steps.findIndex(({ id }) => id === step.id) + 1];
  return next ? `npm run step:${next.id}` : 'npm run cleanup';
}
