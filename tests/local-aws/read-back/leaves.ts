import type { NormalizedSchema } from '@smithy/core/schema';
import type { ConstraintModel } from '../../../src/local-aws/core/constraint-model.ts';
import { requiredMembers } from '../../../src/local-aws/wire/shape.ts';

/** A value in a request or a reply, and where: `settings.containerInsights`, `tags.project`, `loadBalancers.containerPort`. */
export interface Leaf {
  /** The members on the way, without indices. A tag is a member of its tags, in whichever of AWS's shapes they come. */
  path: string;
  /** As text, since AWS writes some numbers as text. */
  value: string;
}

/** Every plain value in a request or a reply. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (value === undefined || value === null) return [];
  if (value instanceof Date) return [{ path, value: value.toISOString() }];
  if (value instanceof Uint8Array) return [{ path, value: Buffer.from(value).toString('base64') }];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => leavesOf(item, path));
  if (typeof value === 'object') {
    const keyed = keyOf(value);
    if (keyed) return leavesOf(keyed.value, joined(path, keyed.key));
    return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, joined(path, name)));
  }
  return [{ path, value: `${value as string | number | boolean}` }];
}

/** The last member of a path, in small letters: APIs differ in the case of their members. */
export function lastOf(path: string): string {
  return path.split('.').at(-1)!.toLowerCase();
}

/**
 * The paths of everything that a request may hold, each with a value that AWS's model allows, as far as that says. A member that
 * holds its own kind is followed once.
 */
export function possibleLeaves(
  schema: NormalizedSchema,
  constraints: ConstraintModel | undefined,
): { path: string; value: unknown }[] {
  const all: { path: string; value: unknown }[] = [];
  walk(schema, [], []);
  return all;

  /** `wrap` puts a value of the schema where it belongs in the request. */
  function walk(
    inner: NormalizedSchema,
    path: readonly string[],
    within: readonly string[],
    wrap: (value: unknown) => unknown = (value) => value,
    shape?: string,
  ): void {
    const name = inner.getName(true) ?? '';
    if (inner.isStructSchema() && !inner.isUnitSchema()) {
      if (within.includes(name)) return;
      const needed = requiredOf(inner, constraints);
      for (const [member, its] of inner.structIterator()) {
        const others = { ...needed, [member]: undefined };
        walk(
          its,
          [...path, member],
          [...within, name],
          (value) => wrap({ ...others, [member]: value }),
          constraints?.members[inner.getName() ?? '']?.[member],
        );
      }
    } else if (inner.isListSchema()) {
      const item = shape === undefined ? undefined : constraints?.shapes[shape]?.item;
      walk(inner.getValueSchema(), path, within, (value) => wrap([value]), item);
    } else {
      all.push({ path: path.join('.'), value: wrap(valueOf(inner, constraints, shape)) });
    }
  }
}

/** A request with one member more: what `over` has besides is taken where the request has nothing. In lists it is the first item's. */
export function withMember(base: unknown, over: unknown, path: string): unknown {
  if (path === '' || base === undefined) return over;
  if (Array.isArray(base) && Array.isArray(over)) {
    const [first, ...rest] = base as unknown[];
    return [withMember(first, (over as unknown[])[0], path), ...rest];
  }
  if (!isRecord(base) || !isRecord(over)) return over;
  const [name = '', ...rest] = path.split('.');
  return { ...over, ...base, [name]: withMember(base[name], over[name], rest.join('.')) };
}

// --- internal ---

/** Texts for the patterns of AWS's model, which most texts fit. */
const EXAMPLES = [
  'probed',
  '503',
  '/mnt/probed',
  'HTTPS',
  'ipv4pool-coip-1',
  'ipam-pool-1',
  'arn:aws:kms:us-east-1:111122223333:key/probed',
  'arn:aws:lambda:us-east-1:111122223333:layer:probed:1',
  'arn:aws:lambda:us-east-1:111122223333:capacity-provider:probed',
  'arn:aws:lambda:us-east-1:111122223333:code-signing-config:csc-0123456789abcdefg',
  'arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/fsap-0123456789abcdef0',
];

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

/** `{ key, value }`, `{ Key, Value }`, `{ name, value }` and the like are members of what holds them. */
function keyOf(item: object): { key: string; value: unknown } | undefined {
  const names = Object.keys(item);
  const [key, value] = [
    names.find((each) => /^(Key|Name|ParameterKey)$/i.test(each)),
    names.find((each) => /^(Value|ParameterValue)$/i.test(each)),
  ];
  if (key === undefined || value === undefined || names.length > 2) return undefined;
  const record = item as Record<string, unknown>;
  return { key: String(record[key]), value: record[value] };
}

function requiredOf(schema: NormalizedSchema, constraints: ConstraintModel | undefined): object {
  const count = requiredMembers(schema).length;
  const shapes = constraints?.members[schema.getName() ?? ''] ?? {};
  const members = [...schema.structIterator()].slice(0, count);
  return Object.fromEntries(
    members.map(([name, member]) => [name, valueOf(member, constraints, shapes[name])]),
  );
}

function valueOf(
  schema: NormalizedSchema,
  constraints: ConstraintModel | undefined,
  shape: string | undefined,
): unknown {
  const its = (shape && constraints?.shapes[shape]) || {};
  const { min = 0, oneOf, item } = its;
  if (schema.isListSchema()) return [valueOf(schema.getValueSchema(), constraints, item)];
  if (schema.isMapSchema()) {
    const names = ['probed', 'another', 'third'].slice(0, Math.max(min, 1));
    const value = valueOf(schema.getValueSchema(), constraints, undefined);
    return Object.fromEntries(names.map((name) => [name, value]));
  }
  if (schema.isStructSchema()) return requiredOf(schema, constraints);
  if (schema.isBooleanSchema()) return true;
  if (schema.isTimestampSchema()) return new Date('2026-01-02T03:04:05Z');
  if (schema.isBlobSchema()) return Uint8Array.from([112, 114, 111, 98, 101]);
  if (oneOf) return oneOf.at(-1);
  if (schema.isNumericSchema()) return Math.max(min, 7);
  const pattern = its.source ?? its.pattern;
  const fits = new RegExp(`^(?:${pattern ?? '.*'})$`, 'u');
  const text = EXAMPLES.find((example) => fits.test(example)) ?? 'probed';
  return text.padEnd(min, 'x');
}
