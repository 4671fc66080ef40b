import type { z } from 'zod';
import {
  CONTROL_PATH,
  serverIdentity,
  sleepReply,
} from '../../src/local-aws/transports/http-control.ts';
import { StepError } from '../../src/engine/step.ts';

/** A local AWS that `npm run local-aws` serves and that answers. */
export interface RunningServer {
  url: string;
  accountId: string;
  /** Lets time pass as the server's clock does. Returns how many seconds passed. */
  sleep(seconds: number): Promise<number>;
  reset(): Promise<void>;
  /** What to throw when the server went away. */
  gone(): StepError;
}

/** The address that a server writes behind its name when it takes an account. */
export function serverIn(holder: string | undefined): string | undefined {
  return /http:\/\/127\.0\.0\.1:\d+/.exec(holder ?? '')?.[0];
}

/**
 * The server at `url`, when one answers there and has this very account file open. Found by connecting: an address that
 * a killed server left behind is answered by nobody, or by somebody else.
 */
export async function findServer(
  url: string | undefined,
  identity: string | undefined,
): Promise<RunningServer | undefined> {
  if (url === undefined || identity === undefined) return undefined;
  let found: z.output<typeof serverIdentity>;
  try {
    found = await ask(url, '/', serverIdentity);
  } catch (error) {
    if (isGone(error) || error instanceof NotOurs) return undefined;
    throw error;
  }
  return found.identity === identity ? serverAt(url, found.accountId) : undefined;
}

/** Whether fetch failed because nobody is there any more. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TimeoutError') return true;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && GONE.has(String(cause.code));
}

// --- internal ---

const GONE = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET']);

/** Something answers, and it is no local AWS. */
class NotOurs extends Error {}

function serverAt(url: string, accountId: string): RunningServer {
  const gone = () =>
    new StepError(
      `The local AWS at ${url} stopped. What it answered is kept: run the same command again to go on.`,
    );
  const post = async <Reply>(path: string, body: object, schema: z.ZodType<Reply>) => {
    try {
      return await ask(url, path, schema, body);
    } catch (error) {
      throw isGone(error) ? gone() : error;
    }
  };
  return {
    url,
    accountId,
    gone,
    async sleep(seconds) {
      const { passed } = await post('/clock', { sleep: seconds }, sleepReply);
      return passed / 1000;
    },
    async reset() {
      await post('/reset', {}, serverIdentity.pick({ accountId: true }));
    },
  };
}

async function ask<Reply>(
  url: string,
  path: string,
  schema: z.ZodType<Reply>,
  body?: object,
): Promise<Reply> {
  const response = await fetch(url + CONTROL_PATH + path, {
    method: body ? 'POST' : 'GET',
    // Whoever only asks who is there does not wait for long.
    ...(body ? { body: JSON.stringify(body) } : { signal: AbortSignal.timeout(2000) }),
  });
  const reply = schema.safeParse(await response.json().catch(() => undefined));
  if (!response.ok || !reply.success) throw new NotOurs(`${url} answered ${response.status}`);
  return reply.data;
}
