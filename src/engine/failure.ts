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
  const unreachable = unreachableHost(error);
  if (unreachable !== undefined) return { message: unreachable, mendable: true };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message, mendable: false };
}

// --- internal ---

/** Some of AWS's messages end without a full stop, and advice follows. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** What to say when a request found no way to a host, by the code of the system's error. */
function unreachableHost(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, hostname, address } = error as NetworkError;
  if (!NO_WAY.includes(code ?? '')) return undefined;
  const host = hostname ?? address ?? 'a host';
  return `${host} cannot be reached (${code}). Look whether you have a network, and whether the Region is right; then run the same command again.`;
}

interface NetworkError {
  code?: string;
  hostname?: string;
  address?: string;
}

// https://nodejs.org/api/errors.html#common-system-errors, and those of getaddrinfo(3).
const NO_WAY = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
];

function isServiceException(error: unknown): error is Error {
  return error instanceof Error && '$fault' in error && '$metadata' in error;
}
