import type { Step } from './step.ts';

/** Returns the command to type after a step: the next one of the list, or `then`, which comes after the last. */
export function nextCommand(
  { steps, then = 'npm run cleanup' }: { steps: readonly Step[]; then?: string },
  step: Step,
): string {
  const next = steps[steps.findIndex(({ id }) => id === step.id) + 1];
  return next ? `npm run step:${next.id}` : then;
}
