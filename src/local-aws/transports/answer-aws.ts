import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError, ConnectionReset } from '../core/error.ts';
import type { LocalAws } from '../local-aws.ts';
import { tooLarge } from '../wire/content-encoding.ts';
import type { WireRequest, WireResponse } from '../wire/messages.ts';
import { serviceOf } from '../wire/protocol.ts';
import { isSigned } from '../wire/scope.ts';
import { bodyOf } from './http-body.ts';
import type { Clock } from './http-clock.ts';
import { CONTROL_PATH } from './http-control.ts';
import { headersOf } from './http-headers.ts';
import { STILL_HEADER } from './over-http.ts';

export interface AnsweredAws {
  aws: LocalAws;
  clock: Clock;
  /** Told of every error that is a bug of ours; the client gets a 500. */
  onBug(error: unknown): void;
}

/** Answers an HTTP request as AWS does. */
export async function answerAws(
  request: IncomingMessage,
  response: ServerResponse,
  served: AnsweredAws,
): Promise<void> {
  const { aws } = served;
  const headers = headersOf(request.headers);
  const body = await bodyOf(request);
  if (body === 'aborted') return;
  if (body === 'too large') return refuse(request, response, aws, tooLarge());
  const isRest = serviceOf(headers, aws.services)?.protocol === 'restJson1';
  // A signed request that is no POST is for a REST service that is not here, and is told so by name.
  if (request.method !== 'POST' && !isRest && !isSigned(headers)) {
    return refuse(request, response, aws, notPost(request));
  }
  const wire = { method: request.method ?? 'POST', path: request.url ?? '/', headers, body };
  await answerWire(wire, request, response, served);
}

/** Answers with an error, in the words of the service that the request speaks to. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  aws: LocalAws,
  error: AwsError,
): void {
  const headers = headersOf(request.headers);
  send(request, response, aws.refuse({ headers, body: new Uint8Array() }, error));
}

/** Answers with JSON. */
export function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body }: { status: number; body: unknown },
): void {
  send(request, response, {
    status,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(`${JSON.stringify(body, plain, 2)}\n`),
  });
}

// --- internal ---

async function answerWire(
  wire: WireRequest,
  request: IncomingMessage,
  response: ServerResponse,
  { aws, clock, onBug }: AnsweredAws,
): Promise<void> {
  const { pace } = clock;
  const isStill = pace !== undefined && wire.headers[STILL_HEADER] === 'still';
  if (!isStill) await clock.catchUp();
  try {
    send(request, response, await aws.handle(wire, !isStill && pace ? { pace } : {}));
  } catch (error) {
    if (error instanceof ConnectionReset) {
      request.socket.resetAndDestroy();
      return;
    }
    onBug(error);
    const message = `The local AWS has a bug: ${error instanceof Error ? error.message : String(error)}`;
    send(request, response, aws.refuse(wire, new AwsError('InternalFailure', message, 500)));
  }
}

function notPost({ method, url }: IncomingMessage): AwsError {
  return new AwsError(
    'UnknownOperationException',
    `The local AWS takes POST requests of AWS clients, not ${method} ${url}. It says who it is at ${CONTROL_PATH}.`,
    404,
  );
}

function send(request: IncomingMessage, response: ServerResponse, reply: WireResponse): void {
  if (!request.complete) {
    // The rest of a body that is too large is thrown away, so that the client gets to read the answer.
    response.setHeader('connection', 'close');
    request.resume();
  }
  reply.headers['content-length'] = String(reply.body.length);
  response.writeHead(reply.status, reply.headers);
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
