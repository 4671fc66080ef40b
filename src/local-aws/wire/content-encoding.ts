import { AwsError } from '../core/error.ts';
import type { WireRequest } from './messages.ts';

/** The largest body, in bytes, once it is unpacked: more is refused, however small it was on the wire. */
export const LARGEST_BODY = 16 * 1024 * 1024;

/**
 * A request with its body as it was before it was compressed. SDKs compress large ones where the model of an operation
 * says so, PutMetricData among them: https://docs.aws.amazon.com/sdkref/latest/guide/feature-compression.html
 *
 * Throws `AwsError` for what is no gzip, is too large, or is in an encoding that no SDK sends.
 */
export async function unpacked(request: WireRequest): Promise<WireRequest> {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return request;
  if (encoding !== 'gzip') {
    const message = `The local AWS does not model a body in the encoding ${encoding}.`;
    throw new AwsError('NotImplemented', message, 501);
  }
  const { 'content-encoding': _gzip, ...headers } = request.headers;
  return { ...request, headers, body: await gunzipped(request.body) };
}

// --- internal ---

async function gunzipped(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const unpacking = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (const reader = unpacking.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.length;
      if (size > LARGEST_BODY) {
        await reader.cancel();
        throw tooLarge();
      }
    }
  } catch (error) {
    if (error instanceof AwsError) throw error;
    // The stream throws a TypeError for bytes that are no gzip. The code is a guess.
    throw new AwsError('SerializationException', 'The body is not gzip.');
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** A body that is larger than {@link LARGEST_BODY}. The code is a guess. */
export function tooLarge(): AwsError {
  const message = `The body is larger than ${LARGEST_BODY} bytes.`;
  return new AwsError('RequestEntityTooLargeException', message, 413);
}
