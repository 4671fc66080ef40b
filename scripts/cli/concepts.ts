import { didYouMean, meantBy } from '../../src/engine/did-you-mean.ts';
import { StepError, type Step } from '../../src/engine/step.ts';
import { concepts } from '../concepts/index.ts';
import { typedAgain } from './typed-again.ts';

/**
 * The program of that concept. Throws a {@link StepError} that names the one that may be meant, and proposes what was typed with it,
 * `rest` being what stood behind the concept.
 */
export function requireConcept(id: string, rest: readonly string[] = []): Step {
  const concept = concepts.find((each) => each.id === id);
  if (concept) return concept;
  const ids = concepts.map((each) => each.id);
  const meant = meantBy(id, ids);
  throw new StepError(
    `There is no concept "${id}".${didYouMean(id, ids)}`,
    meant && typedAgain(`npm run show:${meant}`, rest),
  );
}
