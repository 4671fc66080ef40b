import { didYouMean, meantBy } from '../../src/engine/did-you-mean.ts';
import { inputFields } from '../../src/engine/parse-inputs.ts';
import { StepError, type Step } from '../../src/engine/step.ts';
import { steps } from '../steps/index.ts';

const IDS = steps.map(({ id }) => id);

/**
 * The step of that id. Throws a {@link StepError} that names the one that may be meant, and proposes what `commandFor` says of
 * it: the command that was typed, with that step. When none was named, or none is near, it names them all.
 */
export function requireStep(
  id: string | undefined,
  commandFor: (step: string) => string | undefined = () => undefined,
): Step {
  const step = steps.find((each) => each.id === id);
  if (step) return step;
  if (id === undefined) {
    const first = IDS.map(commandFor).find((command) => command !== undefined);
    throw new StepError(`Which step? Expected one of ${IDS.join(', ')}.`, first);
  }
  const meant = meantBy(id, IDS);
  throw new StepError(
    `There is no step "${id}".${didYouMean(id, IDS)}`,
    meant === undefined ? undefined : commandFor(meant),
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
  return field && `${flag} belongs to ${field.steps.map((id) => `step:${id}`).join(', ')}.`;
}
