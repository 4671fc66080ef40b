import { closest } from 'fastest-levenshtein';
import { StepError, type Step } from '../../src/tutorial/step.ts';
import { steps } from '../steps/index.ts';

/** The step of that id. Throws a {@link StepError} that names the nearest one. */
export function requireStep(id: string): Step {
  const step = steps.find((each) => each.id === id);
  if (step) return step;
  const meant = closest(
    id,
    steps.map((each) => each.id),
  );
  throw new StepError(
    `There is no step "${id}". Did you mean "${meant}"?`,
    `npm run step:${meant}`,
  );
}

/** What to type after a step: the next one, or what comes after the last. */
export function nextCommand(step: Step): string {
  const next = steps[steps.indexOf(step) + 1];
  return next ? `npm run step:${next.id}` : 'npm run cleanup';
}
