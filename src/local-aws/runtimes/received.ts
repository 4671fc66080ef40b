import type { Region } from '../core/account.ts';
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
      /** Seconds without a byte after which it is given up; left out where nobody is in between. */
      idleSeconds?: number;
      /** Makes the client's response of what the container did. */
      reply(outcome: Asked | NoAnswer): AppResponse | NoAnswer;
      /** False when a connection to there has to end. It never has when left out. */
      isOpen?(region: Region): boolean;
    };

/** A place where clients on the internet get in: the listener of a load balancer, or a port of a task that has an address. */
export interface Entrance {
  /** As programs print it: `http://203.0.113.7:8080/`, without a port that the scheme implies. */
  url: string;
  of: 'load balancer' | 'task';
}

/** A health check that a load balancer makes again and again. */
export interface TargetCheck {
  /** The ARN of the container. */
  id: string;
  /** Seconds from one to the next. */
  every: number;
  /** Makes it, and returns what is then to be noted in the account, if anything has changed. */
  look(): Promise<((region: Region) => void) | undefined>;
}

/** The address of an entrance, as programs print it. */
export function entranceUrl(scheme: 'http' | 'https', host: string, port: number): string {
  return new URL(`${scheme}://${host}:${port}/`).href;
}

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
