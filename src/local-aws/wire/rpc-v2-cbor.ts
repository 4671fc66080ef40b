import { cbor, tag } from '@smithy/core/cbor';
import { NormalizedSchema } from '@smithy/core/schema';
import { toBase64 } from '@smithy/core/serde';
import type { AwsError } from '../core/error.ts';
import { errorType, readMembers, serializationError, writeMembers } from './aws-json.ts';

/**
 * The service and the operation that a request in RPC v2 CBOR names in its path, or `undefined` for a request in another
 * protocol. https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
 */
export function cborTarget({
  path = '/',
  headers,
}: {
  path?: string;
  headers: Record<string, string>;
}): { target: string; name: string } | undefined {
  if (headers['smithy-protocol'] !== 'rpc-v2-cbor') return undefined;
  const [, target, name] = /\/service\/([^/?]+)\/operation\/([^/?]+)/.exec(path) ?? [];
  return target !== undefined && name !== undefined ? { target, name } : undefined;
}

/** Decodes the CBOR body of a request; a value of the wrong type is a `SerializationException`. */
export function decodeCbor(schema: NormalizedSchema, body: Uint8Array): object {
  return readMembers(schema, body.length === 0 ? {} : plain(parsed(body)));
}

/** Encodes a reply as CBOR. */
export function encodeCbor(schema: NormalizedSchema, value: object): Uint8Array {
  return serialized(schema.isUnitSchema() ? {} : writeMembers(schema, value, asCbor));
}

export function encodeCborError(error: AwsError): Uint8Array {
  const members = error.schema
    ? writeMembers(NormalizedSchema.of(error.schema), error.members, asCbor)
    : {};
  return serialized({ __type: errorType(error), message: error.message, ...members });
}

// --- internal ---

function parsed(body: Uint8Array): unknown {
  try {
    return cbor.deserialize(body) as unknown;
  } catch {
    // The decoder throws errors of many kinds, a RangeError for a body that is cut off among them.
    throw serializationError('Unexpected end or byte: the body is not CBOR');
  }
}

/** Copied, because the encoder writes into a buffer that it uses again. */
function serialized(value: object): Uint8Array {
  return Uint8Array.from(cbor.serialize(value));
}

/** The same value as JSON has it: an instant is a number of seconds, bytes are base64. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return toBase64(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  const { tag: number, value: tagged } = value as { tag?: unknown; value?: unknown };
  if (Number(number) === INSTANT && typeof tagged === 'number') return tagged;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** The tag of seconds since 1970: https://www.rfc-editor.org/rfc/rfc8949.html#name-epoch-based-date-time */
const INSTANT = 1;

function asCbor(leaf: unknown): unknown {
  return leaf instanceof Date ? tag({ tag: INSTANT, value: leaf.getTime() / 1000 }) : leaf;
}
