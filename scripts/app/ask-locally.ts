import { StepError } from '../../src/engine/step.ts';
import type { LocalAws } from '../../src/local-aws/local-aws.ts';
import { appRequest, textOf } from '../../src/local-aws/runtimes/app-request.ts';
import { Unanswered } from '../../src/local-aws/runtimes/received.ts';

/** How long an app may take before it listens, in milliseconds of the account's time. */
const PATIENCE = 60_000;

/**
 * Asks an app on the local AWS until something answers, a minute of its time at most, and says how: its status and the
 * first line of its text, marked as simulated. `allowFrom` is the block that the reader lets in: the request comes from
 * there. Undefined where no container runs. Throws a {@link StepError} where nothing answers.
 */
export async function askLocally(
  aws: LocalAws,
  url: string,
  allowFrom?: string,
): Promise<string | undefined> {
  const client = clientOf(allowFrom);
  const until = aws.account.now + PATIENCE;
  for (;;) {
    try {
      const response = await aws.ask(appRequest(url), client);
      if (!response) return undefined;
      const [line = ''] = textOf(response).split('\n');
      return `HTTP ${response.status} (simulated): ${line}`;
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      if (aws.account.now >= until) {
        throw new StepError(
          `${url} did not answer within a minute. Refused: the app does not listen on that port. Timed out: the security group does not let you in.`,
        );
      }
      await aws.sleep(5000);
    }
  }
}

/** The client that a reader is who lets in one block of addresses: the first of them, or somebody when it is everybody. */
export function clientOf(allowFrom = '0.0.0.0/0'): { from?: string } {
  const [address = ''] = allowFrom.split('/');
  return address === '0.0.0.0' ? {} : { from: address };
}
