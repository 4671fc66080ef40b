import { noAnswer } from './no-answer.ts';

/**
 * Returns true for an error that every other call would meet too: no answer comes, or AWS refuses the credentials. To go on with
 * another step is of no use then.
 */
export function endsTheRun(error: Error): boolean {
  return noAnswer(error, '') !== undefined || REFUSED.test(error.name);
}

// --- internal ---

/** https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html, with the names that EC2 has for them. */
const REFUSED =
  /^(ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|AuthFailure|CredentialsProviderError)/;
