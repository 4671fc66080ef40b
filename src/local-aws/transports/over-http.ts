import { HttpResponse } from '@smithy/core/protocols';
import { SIGNED_HOST_HEADER } from '../dispatch/is-signed-with.ts';
import { wireRequestOf, type InProcessHandler } from './in-process.ts';

/** A request that says `still` in this header lets no time pass: its client moves the clock itself. */
export const STILL_HEADER = 'x-local-aws-clock';

/**
 * The client side of the HTTP transport: give the result to an SDK client as its `requestHandler`, and its requests go to
 * the local AWS at `url`. Unlike a client that is given the endpoint, it leaves time alone.
 *
 * @param answerWithin seconds after which a request without a whole answer fails with a `TimeoutError`
 */
export function overHttp(url: string, answerWithin = 20): InProcessHandler {
  return {
    async handle(request) {
      const { method = 'POST', path = '/', headers, body } = wireRequestOf(request);
      // These two are for fetch to say; the signature is for the host that the client would have sent it to.
      const { host = '', 'content-length': _length, ...rest } = headers;
      const response = await fetch(url + path, {
        method,
        signal: AbortSignal.timeout(answerWithin * 1000),
        headers: { ...rest, [STILL_HEADER]: 'still', [SIGNED_HOST_HEADER]: host },
        ...(method !== 'GET' && method !== 'HEAD' && { body }),
      });
      return {
        response: new HttpResponse({
          statusCode: response.status,
          headers: Object.fromEntries(response.headers),
          body: new Uint8Array(await response.arrayBuffer()),
        }),
      };
    },
    destroy: () => undefined,
  };
}
