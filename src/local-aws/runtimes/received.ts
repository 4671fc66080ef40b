import type { AppRequest, AppResponse } from './app-request.ts';
import type { Asked } from './container-runtime.ts';

/** A request of a client on the internet, and the address that it comes from. */
export interface ClientRequest extends AppRequest {
  from: string;
}

/**
 * Why a client hears nothing: the name has no address, nobody let the connection in, nothing listens there, or the other
 * side ended in the middle.
 */
export type NoAnswer = 'no such host' | 'timed out' | 'refused' | 'reset';

/** The way that a request takes on the account. */
export type Received =
  | { kind: 'answered'; response: AppResponse }
  | { kind: 'unanswered'; why: NoAnswer }
  | {
      kind: 'forwarded';
      /** The private address and the port. */
      ip: string;
      port: number;
      request: AppRequest;
      /** Makes the client's response of what the container did. */
      reply(outcome: Asked | NoAnswer): AppResponse | NoAnswer;
    };

/** A client got no response: `why` is how it would tell. */
export class Unanswered extends Error {
  override name = 'Unanswered';
  readonly why: NoAnswer;

  constructor(url: string, why: NoAnswer) {
    super(`${url} did not answer: ${WORDS[why]}`);
    this.why = why;
  }
}

// --- internal ---

const WORDS: Record<NoAnswer, string> = {
  'no such host': 'no host has that name',
  'timed out': 'the connection timed out',
  refused: 'the connection was refused',
  reset: 'the connection was reset',
};
