import { buildQueryString, HttpResponse, type HttpRequest } from '@smithy/core/protocols';
import type { LocalAws } from '../local-aws.ts';
import type { WireRequest, WireResponse } from '../wire/messages.ts';

/** A `requestHandler` of an SDK client. */
export interface InProcessHandler {
  handle(request: HttpRequest): Promise<{ response: HttpResponse }>;
  destroy(): void;
}

/**
 * The transport within the process: give the result to an SDK client as its `requestHandler` and the client's requests, signed and
 * serialized as for AWS, are answered here. `afterReply` runs when a reply is committed and before the client gets it:
 * tests let it never settle, which is what a process that is killed sees.
 */
export function inProcess(
  aws: LocalAws,
  afterReply: (response: WireResponse) => Promise<void> | void = () => undefined,
): InProcessHandler {
  return {
    async handle(request) {
      const response = await aws.handle(wireRequestOf(request));
      await afterReply(response);
      return {
        response: new HttpResponse({
          statusCode: response.status,
          headers: response.headers,
          body: response.body,
        }),
      };
    },
    destroy: () => undefined,
  };
}

/** A request of an SDK client as the local AWS takes it. */
export function wireRequestOf(request: HttpRequest): WireRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name.toLowerCase()] = value;
  const query = buildQueryString(request.query ?? {});
  const path = query === '' ? request.path : `${request.path}?${query}`;
  return { method: request.method, path, headers, body: bytes(request.body) };
}

// --- internal ---

// The JSON clients send a Uint8Array that warns when it is treated as a string; the query clients send a string.
function bytes(body: unknown): Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array)
    return new Uint8Array(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength);
  return new TextEncoder().encode(typeof body === 'string' ? body : '');
}
