import { createServer, ServerResponse, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { LocalAws } from '../local-aws.ts';
import type { AppRequest, AppResponse } from '../runtimes/app-request.ts';
import type { AppWay, ForwardedWay } from '../runtimes/ask-app.ts';
import { READER, Unanswered, type Entrance, type NoAnswer } from '../runtimes/received.ts';
import type { AppProxy, PublishedWay } from './app-proxy.ts';
import { bodyOf } from './http-body.ts';
import { headersOf } from './http-headers.ts';
import { LOCAL_HOST } from './listen-locally.ts';

export interface AppServerOptions {
  proxy: AppProxy;
  /** Lets as much time pass on the account as did on the wall. */
  catchUp(): Promise<void>;
  /** Told why a client got no response. */
  unanswered(why: Unanswered): void;
  /** Told of every error that is a bug of ours. */
  onBug(error: unknown): void;
}

/**
 * A server on this machine for one place where the internet gets into the account: what it gets, it sends there, as if the
 * client had used the name or the address of that place. The client is the reader. Where a client would get no response, the
 * connection is cut.
 */
export function appServer(
  aws: LocalAws,
  entrance: Entrance & { region: string },
  options: AppServerOptions,
): Server {
  const wayOf = async (request: IncomingMessage) => {
    await options.catchUp();
    return aws.wayTo(headOf(request, entrance), { from: READER, region: entrance.region });
  };
  const guarded = (request: IncomingMessage, work: () => Promise<void>) =>
    void work().catch((error: unknown) => {
      if (error instanceof Unanswered) options.unanswered(error);
      else options.onBug(error);
      request.socket.resetAndDestroy();
    });
  const server = createServer((request, response) =>
    guarded(request, async () =>
      answer(request, response, await wayOf(request), entrance, options),
    ),
  );
  // As long as a load balancer waits by default: a client whose connection is closed while it sends gets no response.
  server.keepAliveTimeout = 60_000;
  server.on('upgrade', (request, socket: Socket, head) =>
    guarded(request, async () => {
      const way = await wayOf(request);
      if (isPublished(way)) {
        const why = await options.proxy.carrySocket(request, socket, head, way);
        if (why !== undefined && !socket.destroyed) replyOn(request, socket, way, why, entrance);
        return;
      }
      // A function has no sockets: it gets the request as any other.
      await answer(request, responseOn(request, socket), way, entrance, options);
    }),
  );
  return server;
}

// --- internal ---

/** A request as it would be at its entrance. A client that names another host, as for a rule by host, is believed. */
function headOf(request: IncomingMessage, { url }: Entrance): AppRequest {
  const { host = '', ...headers } = headersOf(request.headers);
  const { origin, host: own } = new URL(url);
  const path = request.url ?? '/';
  return {
    method: request.method ?? 'GET',
    url: origin + (path.startsWith('/') ? path : '/'),
    headers: { host: LOCAL_HOST.test(host) ? own : host, ...headers },
    body: new Uint8Array(),
  };
}

function isPublished(way: AppWay): way is PublishedWay {
  return way.kind === 'forwarded' && way.published !== undefined;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  way: AppWay,
  { url }: Entrance,
  { proxy }: AppServerOptions,
): Promise<void> {
  switch (way.kind) {
    case 'unanswered':
      throw new Unanswered(url, way.why);
    case 'nothing runs':
      return send(request, response, NOTHING_RUNS);
    case 'answered':
      return send(request, response, way.response);
    case 'forwarded': {
      if (isPublished(way)) {
        const why = await proxy.carry(request, response, way);
        if (why !== undefined) send(request, response, replied(way, why, url));
        return;
      }
      const body = await bodyOf(request);
      if (body === 'aborted') return;
      if (body === 'too large') return send(request, response, TOO_LARGE);
      return send(request, response, (await way.ask(body)) ?? NOTHING_RUNS);
    }
  }
}

/** The response of whoever is in between to a container that did not answer. Throws {@link Unanswered} where nobody is. */
function replied(way: ForwardedWay, why: NoAnswer, url: string): AppResponse {
  const reply = way.reply(why);
  if (typeof reply === 'string') throw new Unanswered(url, reply);
  return reply;
}

function replyOn(
  request: IncomingMessage,
  socket: Socket,
  way: ForwardedWay,
  why: NoAnswer,
  { url }: Entrance,
): void {
  send(request, responseOn(request, socket), replied(way, why, url));
}

/** The response on a connection that its client wanted for something else. */
function responseOn(request: IncomingMessage, socket: Socket): ServerResponse {
  const response = new ServerResponse(request);
  response.assignSocket(socket);
  response.once('finish', () => socket.end());
  return response;
}

/** Headers that are about one connection: those of the client's are for Node to say. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, cookies, body }: AppResponse,
): void {
  if (!request.complete) {
    response.setHeader('connection', 'close');
    request.resume();
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!HOP_BY_HOP.has(name)) response.setHeader(name, value);
  }
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.statusCode = status;
  const isEmpty = status === 204 || status === 304;
  if (!isEmpty) response.setHeader('content-length', body.length);
  response.end(isEmpty || request.method === 'HEAD' ? undefined : body);
}

const NOTHING_RUNS = own(501, 'Nothing stands in for this image on the local AWS.\n');
const TOO_LARGE = own(413, 'The local AWS takes smaller bodies for a function.\n');

/** A response of the local AWS itself, which says so. */
function own(status: number, text: string): AppResponse {
  const headers = { server: 'local-aws', 'content-type': 'text/plain' };
  return { status, headers, cookies: [], body: new TextEncoder().encode(text) };
}
