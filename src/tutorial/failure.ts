import { explain } from './explain.ts';
import { StepError } from './step.ts';

/** How a run that failed is told to the reader. */
export interface Failure {
  message: string;
  /** What to type next, where there is one thing to type. */
  next?: string;
  /** Whether the reader can mend it. Else it is a bug of ours, or an answer of AWS that no step expects. */
  mendable: boolean;
}

/** Says what went wrong: AWS's own words, and what we know of them. A bug is told with its stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof StepError) {
    const { message, next } = error;
    return { message, mendable: true, ...(next !== undefined && { next }) };
  }
  if (isServiceException(error)) {
    const advice = explain(error);
    const message = `AWS answered ${error.name}: ${sentence(error.message)}`;
    return advice === undefined
      ? { message, mendable: false }
      : { message: `${message} ${advice}`, mendable: true };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message, mendable: false };
}

// --- internal ---

/** Some of AWS's messages end without a full stop, and advice follows. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function isServiceException(error: unknown): error is Error {
  return error instanceof Error && '$fault' in error && '$metadata' in error;
}
