import {
  defineStep,
  StepError,
  type Exception,
  type InputShape,
  type InputsOf,
  type Step,
  type StepContext,
} from './step.ts';

/** The findings of an exercise in the account. */
export interface Finding {
  passed: boolean;
  /** In words that follow "found": `2 tasks that run`. */
  found: string;
}

/** A task for a reader, and a program that judges the account. */
export interface Exercise {
  /** The task, in sentences. */
  task: string;
  /** A hint for somebody who does not get on. */
  hint: string;
  /** Judges: it reads AWS, prints what it expected and found, and fails with a StepError where that is not the same. */
  check: Step;
}

export interface Declaration<Shape extends InputShape> {
  id: string;
  title: string;
  task: string;
  hint: string;
  inputs?: Shape;
  /** Why each operation is called. */
  why: Record<string, string>;
  /** In words that follow "expected". */
  expects(context: StepContext<InputsOf<Shape>>): string;
  judge(context: StepContext<InputsOf<Shape>>): Promise<Finding>;
}

/** An exercise from its parts. Its program is of the kind that only reads. */
export function defineExercise<Shape extends InputShape = Record<never, never>>({
  id,
  title,
  task,
  hint,
  inputs = {} as Shape,
  why,
  expects,
  judge,
}: Declaration<Shape>): Exercise {
  const check = defineStep({
    id,
    title,
    kind: 'reads',
    needs: {},
    inputs,
    why,
    async run(context: StepContext<InputsOf<Shape>>) {
      const { passed, found } = await judge(context);
      const expected = expects(context);
      if (!passed) {
        throw new StepError(
          `Not yet: expected ${expected}; found ${found}. ${hint}`,
          `npm run exercise -- ${id}`,
        );
      }
      context.say(`Right: expected ${expected}; found ${found}.`);
      return { found };
    },
  });
  return { task, hint, check };
}

/** Returns the answer of a call, or undefined where AWS says by that exception that there is none. */
export async function unless<Result>(
  absent: Exception,
  call: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof absent) return undefined;
    throw error;
  }
}
