import { noAnswer } from './no-answer.ts';
import { StepError } from './step.ts';

/** A state that the reader can mend, and that every other call would meet too: one line, and the next command. */
export class EveryCallError extends StepError {
  override name = 'EveryCallError';
}

/**
 * Returns true for an error that every other call would meet too: no answer comes, or AWS refuses the credentials. To go on with
 * another step is of no use then.
 */
export function endsTheRun(error: Error): boolean {
  return (
    error instanceof EveryCallError || noAnswer(error, '') !== undefined || REFUSED.test(error.name)
  );
}

// --- internal ---

/** https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html, with the names that EC2 has for them. */
const REFUSED =
  /^(ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|AuthFailure|CredentialsProviderError)/;
