import { NormalizedSchema } from '@smithy/core/schema';
import { fromBase64, toBase64 } from '@smithy/core/serde';
import { AwsError } from '../core/error.ts';

/** Decodes the JSON text of a request; a value of the wrong type is a `SerializationException`. */
export function decodeJson(schema: NormalizedSchema, text: string): object {
  let json: unknown;
  try {
    json = text === '' ? {} : JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw serializationError('Unexpected token: the body is not JSON');
  }
  return readMembers(schema, json);
}

/** Reads what a request holds, once its text is parsed, as JSON has it; a value of the wrong type is a `SerializationException`. */
export function readMembers(schema: NormalizedSchema, json: unknown): object {
  if (schema.isUnitSchema()) return {};
  return (read(schema, json, '') as object | undefined) ?? {};
}

/** Encodes a reply as JSON text. */
export function encodeJson(schema: NormalizedSchema, value: object): string {
  return schema.isUnitSchema() ? '{}' : JSON.stringify(writeMembers(schema, value));
}

export function encodeJsonError(error: AwsError): string {
  const members = error.schema
    ? writeMembers(NormalizedSchema.of(error.schema), error.members)
    : {};
  return JSON.stringify({ __type: errorType(error), message: error.message, ...members });
}

/** The name of an error in a body: where a service used to speak query, the code of those days is another. */
export function errorType({ schema, code }: AwsError): string {
  return schema?.[2] ?? code;
}

/** The members of a reply that its schema knows; `leaf` turns each text, number, instant and the like into what is sent. */
export function writeMembers(
  schema: NormalizedSchema,
  value: object,
  leaf: (value: unknown) => unknown = asJson,
): object {
  return (write(schema, value, leaf) as object | undefined) ?? {};
}

// The code is AWS's; its wording names Java classes, so the text here is our own.
export function serializationError(message: string): AwsError {
  return new AwsError('SerializationException', message);
}

// --- internal ---

function read(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (value === null || value === undefined) return undefined;
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) {
    const record = expect(isRecord(value), value, 'a structure', path) as Record<string, unknown>;
    const struct: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      if (!Object.hasOwn(record, name)) continue;
      const decoded = read(member, record[name], `${path}.${name}`);
      if (decoded !== undefined) struct[name] = decoded;
    }
    return struct;
  }
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const list = expect(Array.isArray(value), value, 'a list', path) as unknown[];
    return list.map((item, index) => read(member, item, `${path}[${index}]`));
  }
  if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    const record = expect(isRecord(value), value, 'a map', path) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(record).map(([key, item]) => [key, read(member, item, `${path}.${key}`)]),
    );
  }
  if (schema.isTimestampSchema()) {
    return new Date(
      (expect(typeof value === 'number', value, 'a timestamp', path) as number) * 1000,
    );
  }
  if (schema.isBlobSchema()) {
    const text = expect(typeof value === 'string', value, 'a blob', path) as string;
    try {
      return fromBase64(text);
    } catch {
      throw serializationError(`the blob at "${path.slice(1)}" is not base64`);
    }
  }
  if (schema.isBooleanSchema()) return expect(typeof value === 'boolean', value, 'a Boolean', path);
  if (schema.isNumericSchema()) {
    if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
    return expect(typeof value === 'number', value, 'a number', path);
  }
  if (schema.isBigIntegerSchema())
    return BigInt(expect(Number.isInteger(value), value, 'an integer', path) as number);
  if (schema.isStringSchema()) return expect(typeof value === 'string', value, 'a String', path);
  return value;
}

function write(
  schema: NormalizedSchema,
  value: unknown,
  leaf: (value: unknown) => unknown,
): unknown {
  if (value === null || value === undefined) return undefined;
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) {
    const struct: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const encoded = write(member, (value as Record<string, unknown>)[name], leaf);
      if (encoded !== undefined) struct[name] = encoded;
    }
    return struct;
  }
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    return (value as unknown[]).map((item) => write(member, item, leaf) ?? null);
  }
  if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, write(member, item, leaf)]),
    );
  }
  return leaf(value);
}

function asJson(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return toBase64(value);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value;
}

function expect(holds: boolean, value: unknown, wanted: string, path: string): unknown {
  if (holds) return value;
  const found = Array.isArray(value)
    ? 'a list'
    : isRecord(value)
      ? 'a structure'
      : `a ${typeof value}`;
  throw serializationError(`${found} at "${path.slice(1)}" can not be converted to ${wanted}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
