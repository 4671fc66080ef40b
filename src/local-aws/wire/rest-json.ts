import type { StaticOperationSchema } from '@smithy/types';
import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core/error.ts';
import { decodeJson, encodeJson } from './aws-json.ts';

/** A request of a REST client. */
export interface RestRequest {
  method: string;
  /** With the query string. */
  path: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * The operation whose schema states the method and the path of a request, or `undefined`. Where several do, it is the
 * one that states more: `/layers?find=LayerVersion` before `/layers`, and a word before a label.
 */
export function findRestOperation<Candidate extends { schema: StaticOperationSchema }>(
  candidates: readonly Candidate[],
  request: RestRequest,
): Candidate | undefined {
  const words = ({ schema }: Candidate) => httpTrait(schema)[1].replace(/\{[^}]*\}/g, '').length;
  return candidates
    .filter(({ schema }) => isStated(schema, request))
    .sort((a, b) => words(b) - words(a))[0];
}

/** Gathers the input of a request from its path, its query string, its headers and its body. */
export function decodeRest(
  schema: NormalizedSchema,
  operation: StaticOperationSchema,
  request: RestRequest,
): object {
  if (schema.isUnitSchema()) return {};
  const labels = labelsOf(operation, request) ?? {};
  const query = new URLSearchParams(request.path.split('?')[1]);
  const payload = [...schema.structIterator()].find(([, each]) => traitsOf(each).httpPayload);
  const text = new TextDecoder().decode(request.body);
  const input = (payload ? {} : decodeJson(schema, text)) as Record<string, unknown>;
  if (payload && request.body.length > 0) {
    input[payload[0]] = payload[1].isStructSchema() ? decodeJson(payload[1], text) : request.body;
  }
  for (const [name, member] of schema.structIterator()) {
    const { httpLabel, httpQuery, httpHeader } = traitsOf(member);
    if (!httpLabel && httpQuery === undefined && httpHeader === undefined) continue;
    // A member that belongs into the path is not taken from the body.
    delete input[name];
    const found = httpLabel
      ? labels[name]
      : httpQuery !== undefined
        ? queryValue(member, query, httpQuery)
        : request.headers[httpHeader!.toLowerCase()];
    if (found !== undefined) input[name] = readBound(member, found, name);
  }
  return input;
}

/** Spreads an output over status, headers and body. */
export function encodeRest(
  schema: NormalizedSchema,
  operation: StaticOperationSchema,
  output: object,
): { status: number; headers: Record<string, string>; body: Uint8Array } {
  let [, , status] = httpTrait(operation);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const rest: Record<string, unknown> = {};
  let payload: Uint8Array | undefined;
  let hasPayload = false;
  if (!schema.isUnitSchema()) {
    for (const [name, member] of schema.structIterator()) {
      const value = (output as Record<string, unknown>)[name];
      const { httpHeader, httpResponseCode, httpPayload } = traitsOf(member);
      if (httpPayload) hasPayload = true;
      if (value === undefined || value === null) continue;
      if (httpResponseCode) status = Number(value);
      else if (httpHeader !== undefined) headers[httpHeader.toLowerCase()] = headerText(value);
      else if (!httpPayload) rest[name] = value;
      else if (value instanceof Uint8Array) payload = value;
      else payload = new TextEncoder().encode(encodeJson(member, value));
    }
  }
  if (status === 204) return { status, headers: {}, body: new Uint8Array() };
  const body = payload ?? new TextEncoder().encode(hasPayload ? '' : encodeJson(schema, rest));
  return { status, headers, body };
}

// --- internal ---

interface Traits {
  httpLabel?: unknown;
  httpQuery?: string;
  httpHeader?: string;
  httpResponseCode?: unknown;
  httpPayload?: unknown;
}

function traitsOf(member: NormalizedSchema): Traits {
  return member.getMergedTraits();
}

function isStated(operation: StaticOperationSchema, request: RestRequest): boolean {
  const [method, template] = httpTrait(operation);
  if (method !== request.method || labelsOf(operation, request) === undefined) return false;
  const given = new URLSearchParams(request.path.split('?')[1]);
  return [...new URLSearchParams(template.split('?')[1])].every(
    ([key, value]) => given.get(key) === value,
  );
}

/** The method, the path's template and the status of a reply. */
function httpTrait(operation: StaticOperationSchema): [string, string, number] {
  const { http } = operation[3] as { http: [string, string, number] };
  return http;
}

/** The values of `{FunctionName}` and its like in a path, or `undefined` when the path is another one. */
function labelsOf(
  operation: StaticOperationSchema,
  { path }: RestRequest,
): Record<string, string> | undefined {
  const parts = path.split('?')[0]!.replace(/\/$/, '').split('/');
  const template = httpTrait(operation)[1].split('?')[0]!.replace(/\/$/, '').split('/');
  if (parts.length !== template.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, wanted] of template.entries()) {
    const label = /^\{(.+)\}$/.exec(wanted)?.[1];
    if (label === undefined && wanted !== parts[index]) return undefined;
    if (label === undefined) continue;
    const value = decoded(parts[index]!);
    if (value === undefined || value === '') return undefined;
    labels[label] = value;
  }
  return labels;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function queryValue(
  member: NormalizedSchema,
  query: URLSearchParams,
  key: string,
): string | string[] | undefined {
  if (!query.has(key)) return undefined;
  return member.isListSchema() ? query.getAll(key) : query.get(key)!;
}

function headerText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Reads what paths, query strings and headers can hold: text, numbers, Booleans, timestamps, and lists of text. */
function readBound(member: NormalizedSchema, value: string | string[], name: string): unknown {
  if (typeof value !== 'string') return value;
  if (member.isBooleanSchema()) {
    if (value === 'true' || value === 'false') return value === 'true';
    throw unreadable(value, name, 'a Boolean');
  }
  if (member.isNumericSchema()) {
    const number = Number(value);
    if (value.trim() !== '' && !Number.isNaN(number)) return number;
    throw unreadable(value, name, 'a number');
  }
  if (member.isTimestampSchema()) {
    const date = new Date(value);
    if (!Number.isNaN(date.getTime())) return date;
    throw unreadable(value, name, 'a timestamp');
  }
  return value;
}

// The code is AWS's; the wording is our own.
function unreadable(value: string, name: string, wanted: string): AwsError {
  return new AwsError(
    'SerializationException',
    `"${value}" at "${name}" can not be converted to ${wanted}`,
  );
}
