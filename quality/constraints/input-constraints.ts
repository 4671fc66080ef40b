import type { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import type {
  ConstraintModel,
  ShapeConstraint,
} from '../../src/local-aws/core/constraint-model.ts';
import { inputOf } from '../../src/local-aws/wire/shape.ts';
import type { Model, Shape } from './botocore.ts';

/** The constraints on the inputs of every operation of a service, as AWS's model has them: patterns are Java's. */
export interface InputConstraints extends ConstraintModel {
  origin: string;
  licence: string;
}

/** Reads the constraints of all operations that a client of the SDK has out of a model of botocore. */
export function inputConstraints(client: object, model: Model, origin: string): InputConstraints {
  const shapes: Record<string, ShapeConstraint> = {};
  const members: Record<string, Record<string, string>> = {};
  const seen = new Set<string>();

  const walk = (schema: NormalizedSchema, name: string): void => {
    const shape = model.shapes[name];
    if (!shape || seen.has(name)) return;
    seen.add(name);
    describe(name, shape);
    if (schema.isStructSchema()) {
      for (const [memberName, member] of schema.structIterator()) {
        const reference = shape.members?.[memberName]?.shape;
        if (reference === undefined) continue;
        walk(member, reference);
        if (shapes[reference]) (members[schema.getName()!] ??= {})[memberName] = reference;
      }
    } else if (schema.isListSchema() || schema.isMapSchema()) {
      const item = (shape.member ?? shape.value)!.shape;
      const key = shape.key?.shape;
      walk(schema.getValueSchema(), item);
      if (key !== undefined) describe(key, model.shapes[key]!);
      if (shapes[item]) (shapes[name] ??= {}).item = item;
      if (key !== undefined && shapes[key]) (shapes[name] ??= {}).key = key;
    }
  };

  const describe = (name: string, { min, max, pattern, enum: values, type }: Shape): void => {
    const constraint: ShapeConstraint = {
      ...(min !== undefined && !(min === 0 && type !== 'integer') && { min }),
      ...(max !== undefined && { max }),
      ...(values && { oneOf: values }),
      ...(pattern !== undefined && { pattern }),
    };
    if (Object.keys(constraint).length > 0) shapes[name] = { ...shapes[name], ...constraint };
  };

  for (const schema of operationsOf(client)) {
    const input = model.operations[schema[2]]?.input?.shape;
    if (input !== undefined) walk(inputOf(schema), input);
  }
  const licence = 'Apache-2.0, Copyright Amazon.com, Inc. or its affiliates';
  return { origin, licence, shapes: sorted(shapes), members: sorted(members) };
}

/** One line for each shape and each structure, so that a difference shows what it is about. */
export function constraintText({ origin, licence, shapes, members }: InputConstraints): string {
  const lines = (record: object) =>
    Object.entries(record)
      .map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(',\n');
  return `{
 "origin": ${JSON.stringify(origin)},
 "licence": ${JSON.stringify(licence)},
 "shapes": {
${lines(shapes)}
 },
 "members": {
${lines(members)}
 }
}
`;
}

/** A record in the order of its keys. */
export function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// --- internal ---

/** The number that a schema of an operation begins with. */
const OPERATION = 9;

function operationsOf(client: object): StaticOperationSchema[] {
  return Object.values(client).filter(
    (exported): exported is StaticOperationSchema =>
      Array.isArray(exported) && exported[0] === OPERATION,
  );
}
