import type { LoadedServices } from './aws/index.ts';
import { explain } from './explain.ts';
import { noAnswer, type NoAnswerError } from './no-answer.ts';
import { StepError } from './step.ts';

/** How a run that failed is told to the reader. */
export interface Failure {
  message: string;
  /** The next command to type, where there is one. */
  next?: string;
  /** True if the next command is the same one. */
  again?: true;
  /** True if the reader can mend it. Else it is a bug of ours, or an answer of AWS that no step expects. */
  mendable: boolean;
}

/** Says what went wrong: AWS's own words, and the advice of the services that are loaded. A bug is told with its stack. */
export function failureOf(error: unknown, services: LoadedServices): Failure {
  if (error instanceof StepError) {
    const { message, next } = error;
    return { message, mendable: true, ...(next !== undefined && { next }) };
  }
  if (isServiceException(error)) {
    const advice = explain(error, services);
    const message = `AWS answered ${error.name}: ${sentence(error.message)}`;
    return advice === undefined
      ? { message, mendable: false }
      : { message: `${message} ${advice}`, mendable: true };
  }
  const silent = noAnswer(error, hostOf(error));
  if (silent) {
    return {
      message: `${silent.message} ${silent.advice ?? lookAt(silent)}`,
      again: true,
      mendable: true,
    };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message, mendable: false };
}

// --- internal ---

/** Some of AWS's messages end without a full stop, and advice follows. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The host in a system's error that no client of ours has given an endpoint, as when the SDK looks for credentials. */
function hostOf(error: unknown): string {
  const { hostname, address } = error as { hostname?: string; address?: string };
  return hostname ?? address ?? 'A host';
}

/** Advises the reader where to look when an endpoint does not answer. */
function lookAt({ endpoint }: NoAnswerError): string {
  if (!endpoint.includes('://') || OF_AWS.test(endpoint)) {
    return 'Check your network, and whether the Region is right.';
  }
  return 'That is not AWS: AWS_ENDPOINT_URL, or endpoint_url in your profile, points there. Check that it is running (npm run local-aws starts the local AWS), or unset it.';
}

/** https://docs.aws.amazon.com/general/latest/gr/rande.html */
const OF_AWS = /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)(?::\d+)?$/;

function isServiceException(error: unknown): error is Error {
  return error instanceof Error && '$fault' in error && '$metadata' in error;
}
