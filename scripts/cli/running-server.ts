import { z } from 'zod';
import type { Load } from '../../src/local-aws/core/load.ts';
import { textResponse, type AppResponse } from '../../src/local-aws/runtimes/app-request.ts';
import { Unanswered } from '../../src/local-aws/runtimes/received.ts';
import type { AppAddress } from '../../src/local-aws/transports/app-ports.ts';
import {
  addressesReply,
  askReply,
  CONTROL_PATH,
  rowsReply,
  serverIdentity,
  sleepReply,
} from '../../src/local-aws/transports/http-control.ts';
import { noAnswer, NoAnswerError } from '../../src/engine/no-answer.ts';
import { EveryCallError } from '../../src/engine/ends-the-run.ts';
import { patience } from './patience.ts';

/** A local AWS that `npm run local-aws` serves and that answers. */
export interface RunningServer {
  url: string;
  accountId: string;
  /** The engine of its real containers, as `Podman 4.3.1 at /run/podman/podman.sock`; missing when it has none. */
  engine: string | undefined;
  /** Seconds that it has for one answer. */
  answerWithin: number;
  /** Lets time pass as the server's clock does. Returns how many seconds passed. */
  sleep(seconds: number): Promise<number>;
  /** Asks an app on the account. Throws {@link Unanswered} where a client would get no response. */
  ask(asked: {
    url: string;
    from: string | undefined;
    region: string;
  }): Promise<AppResponse | undefined>;
  /** Where on this machine the addresses of apps are reached. */
  addresses(): Promise<AppAddress[]>;
  /** Gives a service something to do. */
  load(load: Load, region: string): Promise<void>;
  /** The rows of the account, for a copy of it. */
  rows(): Promise<z.output<typeof rowsReply>>;
  reset(): Promise<void>;
  /** Returns the error to throw for an error of a request to it: who went away or says nothing is named. */
  failed(error: unknown): unknown;
}

/**
 * The server that holds an account, when it has this very account file open. Found by connecting: an address that a killed
 * server left behind is answered by nobody, or by somebody else. Throws a {@link NoAnswerError} when it says nothing.
 *
 * @param holder how the server is named, with its address
 */
export async function findServer(
  holder: string | undefined,
  identity: string | undefined,
): Promise<RunningServer | undefined> {
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(holder ?? '')?.[0];
  if (holder === undefined || url === undefined || identity === undefined) return undefined;
  const seconds = patience();
  let found: z.output<typeof serverIdentity>;
  try {
    found = await ask(url, '/', serverIdentity, seconds);
  } catch (error) {
    if (isSilent(error)) throw silent(url, holder, seconds);
    if (noAnswer(error, url) || error instanceof NotOurs) return undefined;
    throw error;
  }
  return found.identity === identity ? serverAt(url, holder, found, seconds) : undefined;
}

// --- internal ---

/** Something answers, and it is no local AWS. */
class NotOurs extends Error {}

function serverAt(
  url: string,
  holder: string,
  { accountId, engine }: Pick<z.output<typeof serverIdentity>, 'accountId' | 'engine'>,
  answerWithin: number,
): RunningServer {
  const failed = (error: unknown) => {
    if (isSilent(error)) return silent(url, holder, answerWithin);
    if (!noAnswer(error, url)) return error;
    return new EveryCallError(
      `The local AWS at ${url} stopped. Everything that it has already done stays: run the same command again to continue.`,
    );
  };
  const post = async <Reply>(
    path: string,
    body: object | undefined,
    schema: z.ZodType<Reply>,
    seconds = answerWithin,
  ) => {
    try {
      return await ask(url, path, schema, seconds, body);
    } catch (error) {
      throw failed(error);
    }
  };
  return {
    url,
    accountId,
    engine,
    answerWithin,
    failed,
    async sleep(seconds) {
      // With the clock on the wall, it answers when they have passed.
      const within = seconds + answerWithin;
      const { passed } = await post('/clock', { sleep: seconds }, sleepReply, within);
      return passed / 1000;
    },
    async ask(asked) {
      const reply = await post('/ask', asked, askReply);
      if (reply.answer === 'none') throw new Unanswered(asked.url, reply.why);
      if (reply.answer === 'nothing runs') return undefined;
      return textResponse(reply.status, reply.text, reply.headers);
    },
    addresses: () => post('/addresses', undefined, addressesReply),
    rows: () => post('/rows', undefined, rowsReply),
    async load(load, region) {
      await post('/load', { ...load, region }, z.looseObject({}));
    },
    async reset() {
      await post('/reset', {}, serverIdentity.pick({ accountId: true }));
    },
  };
}

function isSilent(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** Without the cause, for which the SDK would ask again. */
function silent(url: string, holder: string, seconds: number): NoAnswerError {
  return new NoAnswerError(url, `did not answer within ${seconds} s`, {
    advice: `It is ${holder}, which is using the local account. Stop it, and start it again if you need it.`,
  });
}

async function ask<Reply>(
  url: string,
  path: string,
  schema: z.ZodType<Reply>,
  seconds: number,
  body?: object,
): Promise<Reply> {
  const response = await fetch(url + CONTROL_PATH + path, {
    method: body ? 'POST' : 'GET',
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(seconds * 1000),
  });
  const reply = schema.safeParse(parsed(await response.text()));
  if (!response.ok || !reply.success) throw new NotOurs(`${url} answered ${response.status}`);
  return reply.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
