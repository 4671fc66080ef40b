import type { NormalizedSchema } from '@smithy/core/schema';
import { fromBase64 } from '@smithy/core/serde';
import { AwsError } from '../core/error.ts';

/** The parameters of a query request as a tree: `Filter.1.Name=x` is `Filter → 1 → Name → "x"`. */
export interface QueryNode {
  value?: string;
  children: Map<string, QueryNode>;
}

/** Splits a form body into a tree of its keys. */
export function parseQuery(body: string): QueryNode {
  const root: QueryNode = { children: new Map() };
  for (const [key, value] of new URLSearchParams(body)) {
    let node = root;
    for (const part of key.split('.').slice(0, MAX_DEPTH)) {
      const child = node.children.get(part) ?? { children: new Map() };
      node.children.set(part, child);
      node = child;
    }
    node.value = value;
  }
  return root;
}

/** Decodes the parameters of a request. EC2 spells keys in its own way and flattens every list. */
export function decodeQuery(schema: NormalizedSchema, root: QueryNode, ec2: boolean): object {
  return schema.isUnitSchema() ? {} : (read(schema, root, ec2, '') as object);
}

// --- internal ---

const MAX_DEPTH = 40;

function read(schema: NormalizedSchema, node: QueryNode, ec2: boolean, path: string): unknown {
  if (schema.isStructSchema()) {
    const struct: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const child = node.children.get(memberKey(name, member, ec2));
      if (child) struct[name] = read(member, child, ec2, path ? `${path}.${name}` : name);
    }
    return struct;
  }
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const flat = ec2 || schema.getMergedTraits().xmlFlattened;
    const items = flat ? node : node.children.get(partKey('member', member, ec2));
    return numbered(items).map((item, index) => read(member, item, ec2, `${path}.${index + 1}`));
  }
  if (schema.isMapSchema()) {
    const [keySchema, valueSchema] = [schema.getKeySchema(), schema.getValueSchema()];
    const entries = schema.getMergedTraits().xmlFlattened ? node : node.children.get('entry');
    const map: [string, unknown][] = [];
    for (const entry of numbered(entries)) {
      const key = entry.children.get(partKey('key', keySchema, ec2))?.value;
      const value = entry.children.get(partKey('value', valueSchema, ec2));
      if (key !== undefined && value)
        map.push([key, read(valueSchema, value, ec2, `${path}.${key}`)]);
    }
    return Object.fromEntries(map);
  }
  return readScalar(schema, node.value ?? '', path);
}

function readScalar(schema: NormalizedSchema, text: string, path: string): unknown {
  if (schema.isBooleanSchema()) {
    if (text === 'true' || text === 'false') return text === 'true';
    throw malformed(`${path} must be true or false, not '${text}'`);
  }
  if (schema.isNumericSchema()) {
    const number = Number(text);
    if (text.trim() === '' || (Number.isNaN(number) && text !== 'NaN')) {
      throw malformed(`${path} must be a number, not '${text}'`);
    }
    return number;
  }
  if (schema.isBigIntegerSchema()) {
    if (!/^-?\d+$/.test(text)) throw malformed(`${path} must be an integer, not '${text}'`);
    return BigInt(text);
  }
  if (schema.isTimestampSchema()) {
    const date = new Date(/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : text);
    if (Number.isNaN(date.getTime())) throw malformed(`${path} must be a timestamp, not '${text}'`);
    return date;
  }
  if (schema.isBlobSchema()) {
    try {
      return fromBase64(text);
    } catch {
      throw malformed(`${path} must be base64`);
    }
  }
  return text;
}

function numbered(node: QueryNode | undefined): QueryNode[] {
  return [...(node?.children ?? [])]
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}

function memberKey(name: string, schema: NormalizedSchema, ec2: boolean): string {
  const key = partKey(name, schema, ec2);
  const { ec2QueryName } = schema.getMergedTraits();
  return ec2 && !ec2QueryName ? key[0]!.toUpperCase() + key.slice(1) : key;
}

function partKey(name: string, schema: NormalizedSchema, ec2: boolean): string {
  const { xmlName, ec2QueryName } = schema.getMergedTraits();
  return ((ec2 ? ec2QueryName : undefined) ?? xmlName ?? name) as string;
}

// The code is AWS's, as in public transcripts of the CLI; the wording is our own.
function malformed(message: string): AwsError {
  return new AwsError('MalformedInput', message);
}
