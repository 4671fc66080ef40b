import { closest } from 'fastest-levenshtein';
import { inputFields } from '../../src/engine/inputs.ts';
import { StepError, type Step } from '../../src/engine/step.ts';
import { steps } from '../steps/index.ts';

const IDS = steps.map(({ id }) => id);

/** The step of that id. Throws a {@link StepError} that names the nearest one, or all when none was named. */
export function requireStep(id: string | undefined): Step {
  const step = steps.find((each) => each.id === id);
  if (step) return step;
  if (id === undefined) {
    throw new StepError(`Which step? Expected one of ${IDS.join(', ')}.`, `npm run step:${IDS[0]}`);
  }
  const meant = closest(id, IDS);
  throw new StepError(
    `There is no step "${id}". Did you mean "${meant}"?`,
    `npm run step:${meant}`,
  );
}

/**
 * The step that a command is about, by its first argument, and what is left of the arguments. A command takes the inputs
 * of its step and no others, so that none is given in vain; those of all steps where the step is not known.
 */
export function stepOfCommand([id, ...rest]: readonly string[]): {
  id: string | undefined;
  inputsOf: readonly Step[];
  rest: string[];
} {
  if (id === undefined || id.startsWith('-')) {
    return { id: undefined, inputsOf: steps, rest: id === undefined ? [] : [id, ...rest] };
  }
  const step = steps.find((each) => each.id === id);
  return { id, inputsOf: step ? [step] : steps, rest };
}

/** Tells which steps take a flag that this command does not; undefined when none does. */
export function takersOf(flag: string): string | undefined {
  const field = inputFields(steps).find((each) => each.flag === flag);
  return field && `${flag} is for ${field.steps.map((id) => `step:${id}`).join(', ')}.`;
}
