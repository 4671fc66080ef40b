import type { NormalizedSchema } from '@smithy/core/schema';
import { requiredMembers } from '../../src/local-aws/wire/shape.ts';
import type { Service } from '../../src/local-aws/core/operation.ts';
import type { Random } from './wire/random-values.ts';

/** Every object of JavaScript has these, and no table of ours does. */
const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
  '__defineGetter__',
  '__lookupSetter__',
];

/** Makes inputs of a service's operations. */
export interface NamedInputs {
  service: Service;
  random: Random;
  /** The texts that the account has given, by the name of their member as {@link alike} has it: ids, ARNs. */
  seen: ReadonlyMap<string, readonly string[]>;
  /** The account's own time, in milliseconds. */
  now: number;
}

/**
 * An input whose texts are names from JavaScript's prototype, names that the account has, or what AWS's model allows: so
 * that many a request gets past the checks of its form, and into the operation.
 */
export function namedInput(schema: NormalizedSchema, from: NamedInputs): object {
  return schema.isUnitSchema() ? {} : (value(schema, from, { depth: 0, name: '' }) as object);
}

/** One name for the members that hold the same: `clusterArn`, `clusters` and `ClusterName` are `cluster`. */
export function alike(member: string): string {
  return member.toLowerCase().replace(/(arn|name|id|identifier)?s?$/, '');
}

// --- internal ---

interface Place {
  depth: number;
  /** The name of the member. */
  name: string;
  /** The name of the constrained shape that it has in AWS's model. */
  shape?: string | undefined;
}

function value(schema: NormalizedSchema, from: NamedInputs, place: Place): unknown {
  const { random } = from;
  const deeper = { depth: place.depth + 1, name: place.name };
  if (schema.isDocumentSchema()) return { [name(random)]: name(random) };
  if (schema.isStructSchema()) return struct(schema, from, place);
  if (schema.isListSchema()) {
    const item = constraintOf(from, place)?.item;
    const shape = item === undefined ? {} : { shape: item };
    return Array.from({ length: 1 + random(2) }, () =>
      value(schema.getValueSchema(), from, { ...deeper, ...shape }),
    );
  }
  if (schema.isMapSchema()) {
    const keys = [name(random), name(random)];
    const entries = keys.map((key) => [key, value(schema.getValueSchema(), from, deeper)] as const);
    return Object.fromEntries(entries);
  }
  if (schema.isBooleanSchema()) return random(2) === 0;
  if (schema.isTimestampSchema()) return new Date(from.now - random(3_600_000));
  if (schema.isBlobSchema()) return new Uint8Array([random(256)]);
  if (schema.isNumericSchema()) return pick([0, 1, 2, 3, 60, 80, 256, 512], random);
  if (schema.isBigIntegerSchema()) return BigInt(random(100));
  return text(from, place);
}

function struct(schema: NormalizedSchema, from: NamedInputs, place: Place): object {
  const { random, service } = from;
  const required = requiredMembers(schema).length;
  const shapes = service.constraints?.members[schema.getName() ?? ''] ?? {};
  const members = [...schema.structIterator()].flatMap(([member, of], index) => {
    const isLeftOut = place.depth > 4 || random(8) > 0;
    if (index >= required && isLeftOut) return [];
    const inside = { depth: place.depth + 1, name: member, shape: shapes[member] };
    return [[member, value(of, from, inside)] as const];
  });
  return Object.fromEntries(members);
}

function text(from: NamedInputs, place: Place): string {
  const { random, seen } = from;
  const { oneOf } = constraintOf(from, place) ?? {};
  if (oneOf && random(8) > 0) return String(pick(oneOf, random));
  if (/Document$|^Policy/.test(place.name) && place.name !== 'PolicyName' && random(8) > 0) {
    return policy(random);
  }
  if (/TemplateBody/.test(place.name) && random(8) > 0) return template(random);
  const known = seen.get(alike(place.name)) ?? [];
  return known.length > 0 && random(3) > 0 ? pick(known, random) : name(random);
}

function constraintOf({ service }: NamedInputs, { shape }: Place) {
  return shape === undefined ? undefined : service.constraints?.shapes[shape];
}

function name(random: Random): string {
  return pick(PROTOTYPE_NAMES, random);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random(items.length)]!;
}

function policy(random: Random): string {
  const statement = {
    Effect: 'Allow',
    Principal: { [pick(['Service', name(random)], random)]: `${name(random)}.amazonaws.com` },
    Action: pick(['sts:AssumeRole', `${name(random)}:*`], random),
    Condition: { [pick(['StringEquals', name(random)], random)]: { [name(random)]: name(random) } },
  };
  const { Principal: _principal, ...identity } = statement;
  const { Condition: _condition, ...trust } = statement;
  const chosen = pick([statement, trust, { ...identity, Resource: '*' }], random);
  return JSON.stringify({ Version: '2012-10-17', Statement: [chosen] });
}

function template(random: Random): string {
  const references = [
    { Ref: name(random) },
    { Ref: 'AWS::NoValue' },
    { 'Fn::GetAtt': [name(random), 'Arn'] },
    { 'Fn::Sub': `\${${name(random)}}` },
    name(random),
    { [name(random)]: name(random) },
    7,
  ];
  const property = pick(['ClusterName', 'Tags', 'LogGroupName', 'Family', name(random)], random);
  const type = pick(
    ['AWS::ECS::Cluster', 'AWS::Logs::LogGroup', 'AWS::ECS::TaskDefinition', name(random)],
    random,
  );
  const id = pick([name(random), 'A', 'constructor'], random);
  const resource = { Type: type, Properties: { [property]: pick(references, random) } };
  return JSON.stringify({
    Parameters: { [name(random)]: { Type: 'String', Default: name(random) } },
    Resources: Object.fromEntries([[id, resource]]),
    Outputs: { [name(random)]: { Value: pick(references, random) } },
  });
}
