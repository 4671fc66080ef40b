import { StepError } from '../../src/engine/step.ts';
import type { AskOptions } from '../../src/local-aws/local-aws.ts';
import {
  ANSWERED_AT,
  appRequest,
  textOf,
  type AppRequest,
  type AppResponse,
} from '../../src/local-aws/runtimes/app-request.ts';
import { READER, Unanswered } from '../../src/local-aws/runtimes/received.ts';

/** How long an app may take before it listens, in milliseconds of the account's time. */
const PATIENCE = 60_000;

/** A local AWS as somebody sees it who asks its apps: one in this process, or a server. */
export interface AskedAws {
  /** Throws {@link Unanswered} where a client would get no response. */
  ask(request: AppRequest, client: Pick<AskOptions, 'from'>): Promise<AppResponse | undefined>;
  /** Lets so many milliseconds of the account's time pass, or fewer, and returns how many did. */
  sleep(milliseconds: number): Promise<number>;
}

/**
 * Asks an app on the local AWS until something answers, a minute of its time at most, and says how: its status and the
 * first line of its text, marked as simulated, or with the address of the container on this machine. Undefined where no container runs. Throws a {@link StepError} where nothing
 * answers.
 */
export async function askLocally(aws: AskedAws, url: string): Promise<string | undefined> {
  for (let waited = 0; ; waited += await aws.sleep(5000)) {
    try {
      const response = await aws.ask(appRequest(url), { from: READER });
      if (!response) return undefined;
      const [line = ''] = textOf(response).split('\n');
      const { [ANSWERED_AT]: at } = response.headers;
      return at === undefined
        ? `HTTP ${response.status} (simulated): ${line}`
        : `HTTP ${response.status} from a container, on this machine at http://${at}/: ${line}`;
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      if (waited >= PATIENCE) {
        throw new StepError(
          `${url} did not answer within a minute. Refused: the app does not listen on that port. Timed out: the security group does not let you in.`,
        );
      }
    }
  }
}
