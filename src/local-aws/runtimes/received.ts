import type { AppRequest, AppResponse } from './app-request.ts';
import type { Asked } from './container-runtime.ts';

/** A request of a client on the internet, and the address that it comes from, or {@link READER}. */
export interface ClientRequest extends AppRequest {
  from: string;
}

/** The client is who learns here, at whatever address the security groups let in: nobody asks where that is. */
export const READER = 'reader';

/** Somebody on the internet: an address that RFC 5737 sets aside for documentation, so that it belongs to no one. */
export const SOMEBODY = '192.0.2.1';

/**
 * Why a client hears nothing: the name has no address, nobody let the connection in, nothing listens there, or the other
 * side ended in the middle.
 */
export type NoAnswer = (typeof NO_ANSWERS)[number];
export const NO_ANSWERS = ['no such host', 'timed out', 'refused', 'reset'] as const;

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
