import type { IncomingMessage } from 'node:http';
import { LARGEST_BODY } from '../wire/content-encoding.ts';

/**
 * The body of a request, read to its end: `too large` when it has more bytes than a server takes, and `aborted` when the
 * client went away in the middle.
 */
// Events and no iterator: an iterator over a stream costs more than all that is done with the request.
export function bodyOf(
  request: IncomingMessage,
): Promise<Uint8Array<ArrayBuffer> | 'too large' | 'aborted'> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) {
    return Promise.resolve('too large');
  }
  return new Promise((read, failed) => {
    const chunks: Buffer<ArrayBuffer>[] = [];
    let size = 0;
    const collect = (chunk: Buffer<ArrayBuffer>) => {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
      else {
        request.off('data', collect);
        read('too large');
      }
    };
    request.on('data', collect);
    request.once('end', () => read(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    // The client went away in the middle of its request: there is nobody to answer.
    request.once('error', (error) => (request.destroyed ? read('aborted') : failed(error)));
  });
}
