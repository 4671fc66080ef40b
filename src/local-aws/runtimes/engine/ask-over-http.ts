import { request } from 'node:http';
import { ANSWERED_AT, type AppRequest, type AppResponse } from '../app-request.ts';
import type { Asked, PublishedPort } from '../container-runtime.ts';

/** Seconds that an app has for its answer: as long as an Application Load Balancer waits by default. */
const PATIENCE = 60;

/**
 * Asks an app that listens on this machine. Without a response when the connection is refused, ends in the middle, or nothing comes
 * within a minute. A redirect is not followed: the client decides.
 */
export async function askOverHttp(at: PublishedPort, asked: AppRequest): Promise<Asked> {
  const since = performance.now();
  const response = await responseOf(at, asked);
  const seconds = (performance.now() - since) / 1000;
  return { ...(response && { response }), seconds, lines: [], allocated: 0, cpu: 0 };
}

// --- internal ---

function responseOf(
  { host, port }: PublishedPort,
  { method, url, headers, body }: AppRequest,
): Promise<AppResponse | undefined> {
  const { pathname, search } = new URL(url);
  return new Promise((answered) => {
    const nothing = () => answered(undefined);
    const sent = request({
      host,
      port,
      method,
      path: pathname + search,
      headers: { host: new URL(url).host, ...headers, connection: 'close' },
      signal: AbortSignal.timeout(PATIENCE * 1000),
    });
    sent.once('error', nothing);
    sent.once('response', (response) => {
      const chunks: Buffer<ArrayBuffer>[] = [];
      response.on('data', (chunk: Buffer<ArrayBuffer>) => chunks.push(chunk));
      response.once('error', nothing);
      response.once('end', () => {
        const { 'set-cookie': cookies = [], ...others } = response.headers;
        answered({
          status: response.statusCode ?? 0,
          headers: {
            ...Object.fromEntries(
              Object.entries(others).map(([name, value]) => [name, String(value)]),
            ),
            [ANSWERED_AT]: `${host}:${port}`,
          },
          cookies,
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.end(body);
  });
}
