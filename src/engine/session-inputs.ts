import { hashInputs, parseInputs } from './parse-inputs.ts';
import type { Step } from './step.ts';

/** The reader's inputs for one session: given as text, and parsed once for each step that takes them. */
export class SessionInputs {
  readonly #given: Record<string, unknown>;
  readonly #parsed = new Map<Step, Record<string, unknown>>();

  constructor(given: Record<string, unknown>) {
    this.#given = given;
  }

  /** The inputs of a step, with its defaults. Throws a {@link StepError} that names the flag of a bad one. */
  of(step: Step): Record<string, unknown> {
    let inputs = this.#parsed.get(step);
    // Several runs are given the same object, so none may change it.
    if (!inputs) this.#parsed.set(step, (inputs = Object.freeze(this.#parse(step))));
    return inputs;
  }

  /** By what a step tells that it was made with other inputs. */
  hashOf(step: Step): Promise<string> {
    return hashInputs(this.of(step));
  }

  #parse(step: Step): Record<string, unknown> {
    return parseInputs(step.inputs, this.#given);
  }
}
