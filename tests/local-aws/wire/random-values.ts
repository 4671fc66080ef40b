import type { NormalizedSchema } from '@smithy/core/schema';
import { mulberry32 } from '../../../quality/harness/mulberry32.ts';
import { requiredMembers } from '../../../src/local-aws/wire/shape.ts';

/** A source of numbers that depends on its seed alone: whole numbers from 0 to `below` - 1. */
export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  const next = mulberry32(seed);
  return (below) => next() % below;
}

export interface ValueOptions {
  /** Query strings, forms too, know no empty list, map or structure: nothing of it would be sent. */
  empty: boolean;
}

/**
 * A value that fits a schema, or `undefined` where nothing can be said: an empty structure where `empty` is false.
 * Idempotency tokens are always there, since the client would make one up.
 */
export function randomValue(
  schema: NormalizedSchema,
  random: Random,
  options: ValueOptions,
  depth = 0,
): unknown {
  if (schema.isDocumentSchema()) return { text: randomText(random), list: [1, true, null] };
  if (schema.isUnionSchema()) {
    const members = [...schema.structIterator()].filter(([, member]) => !member.isStreaming());
    const [name, member] = members[random(members.length)]!;
    const value = randomValue(member, random, options, depth + 1);
    return value === undefined ? undefined : { [name]: value };
  }
  if (schema.isStructSchema()) return randomStruct(schema, random, options, depth);
  if (schema.isListSchema()) {
    const list = Array.from({ length: sizeOf(random, options) }, () =>
      randomValue(schema.getValueSchema(), random, options, depth + 1),
    ).filter((item) => item !== undefined);
    return list.length > 0 || options.empty ? list : undefined;
  }
  if (schema.isMapSchema()) {
    const map: Record<string, unknown> = {};
    for (let left = sizeOf(random, options); left > 0; left--) {
      const value = randomValue(schema.getValueSchema(), random, options, depth + 1);
      if (value !== undefined) map[`${randomText(random)}${left}`] = value;
    }
    return Object.keys(map).length > 0 || options.empty ? map : undefined;
  }
  return randomScalar(schema, random);
}

/** A value as text that two values share only when they are the same: keys sorted, dates and bytes marked. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    const original = this[key];
    if (original instanceof Date) return { date: original.getTime() };
    if (original instanceof Uint8Array) return { bytes: [...original] };
    if (typeof original === 'bigint') return { bigint: String(original) };
    if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return plain;
    const entries = Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries);
  });
}

// --- internal ---

/** Some members refer to their own kind; deep down only what is required is said. */
const DEEP = 5;

function sizeOf(random: Random, { empty }: ValueOptions): number {
  return empty ? random(3) : 1 + random(2);
}

function randomStruct(
  schema: NormalizedSchema,
  random: Random,
  options: ValueOptions,
  depth: number,
): object | undefined {
  const struct: Record<string, unknown> = {};
  const required = requiredMembers(schema).length;
  let position = 0;
  for (const [name, member] of schema.structIterator()) {
    const { httpPayload, httpResponseCode } = member.getMergedTraits();
    // A status and a body are in every HTTP message: there is no leaving them out.
    const isThere = position++ < required || member.isIdempotencyToken() || httpPayload;
    if (httpResponseCode) struct[name] = 200;
    if (httpResponseCode || (!isThere && (depth >= DEEP || random(2) === 0))) continue;
    const value = randomValue(member, random, options, depth + 1);
    if (value !== undefined) struct[name] = value;
  }
  if (Object.keys(struct).length > 0 || options.empty || depth === 0) return struct;
  if (depth >= 2 * DEEP) return undefined;
  for (const [name, member] of schema.structIterator()) {
    const value = randomValue(member, random, options, depth + 1);
    if (value !== undefined) return { [name]: value };
  }
  return undefined;
}

function randomScalar(schema: NormalizedSchema, random: Random): unknown {
  if (schema.isBooleanSchema()) return random(2) === 0;
  if (schema.isNumericSchema()) return NUMBERS[random(NUMBERS.length)];
  if (schema.isBigIntegerSchema()) return BigInt(random(1000));
  if (schema.isTimestampSchema()) return new Date(1_700_000_000_000 + random(1_000_000) * 1000);
  if (schema.isBlobSchema()) return Uint8Array.from({ length: 1 + random(5) }, () => random(256));
  return randomText(random);
}

const NUMBERS = [0, 1, -1, 3, 80, 65_535, 2_147_483_647];

// Pieces that a codec is likely to get wrong: its own syntax, spaces at the ends, characters outside the BMP.
const PIECES = [
  'a',
  'Z',
  '0',
  '-',
  '_',
  '.',
  '/',
  '&',
  '<',
  '>',
  '"',
  "'",
  '%41',
  '+',
  '=',
  ' ',
  'é',
  '漢',
  '🚀',
  '\\',
  '{}',
  ']]>',
  '&amp;',
];

function randomText(random: Random): string {
  let text = '';
  for (let left = 1 + random(6); left > 0; left--) text += PIECES[random(PIECES.length)]!;
  return text;
}
