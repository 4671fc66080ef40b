import { closest } from 'fastest-levenshtein';
import { StepError, type Step } from '../../src/engine/step.ts';
import { shows } from '../concepts/index.ts';

/** The program of that concept. Throws a {@link StepError} that names the nearest one. */
export function requireShow(id: string): Step {
  const show = shows.find((each) => each.id === id);
  if (show) return show;
  const meant = closest(
    id,
    shows.map((each) => each.id),
  );
  throw new StepError(
    `There is no concept "${id}". Did you mean "${meant}"?`,
    `npm run show:${meant}`,
  );
}
