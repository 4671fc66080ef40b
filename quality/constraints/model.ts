import { NormalizedSchema } from '@smithy/core/schema';
import type { Service } from '../../src/local-aws/core/operation.ts';
import type {
  ConstraintModel,
  ShapeConstraint,
} from '../../src/local-aws/core/constraint-model.ts';
import { inputOf } from '../../src/local-aws/wire/shape.ts';
import type { Model, Shape } from './botocore.ts';
import { toJavaScript } from './java-regex.ts';

/** What is written for one service. */
export interface ConstraintFile extends ConstraintModel {
  origin: string;
  licence: string;
  /** Patterns that are not enforced, with the reason. */
  notEnforced: Record<string, string>;
}

/**
 * The constraints that a model of botocore has for the inputs of the operations that a service serves. `enums` are the
 * values that the SDK's client knows beside, since the two are not of the same day. `ownWords` names shapes whose
 * pattern or length the service words in its own way, so that its operations check them.
 */
export function constraintsOf(
  service: Service,
  model: Model,
  options: {
    origin: string;
    enums: Record<string, unknown>;
    ownWords: Readonly<Record<string, readonly (keyof ShapeConstraint)[]>>;
  },
): ConstraintFile {
  const file: ConstraintFile = {
    origin: options.origin,
    licence: 'Apache-2.0, Copyright Amazon.com, Inc. or its affiliates',
    notEnforced: {},
    shapes: {},
    members: {},
  };
  const shapes: Record<string, ShapeConstraint> = {};
  const members: Record<string, Record<string, string>> = {};

  const walk = (schema: NormalizedSchema, name: string, seen: ReadonlySet<string>): void => {
    const shape = model.shapes[name];
    if (!shape || seen.has(name)) return;
    const inside = new Set(seen).add(name);
    describe(name, shape);
    if (schema.isStructSchema()) {
      for (const [memberName, member] of schema.structIterator()) {
        const reference = shape.members?.[memberName]?.shape;
        if (reference === undefined) continue;
        walk(member, reference, inside);
        if (!shapes[reference]) continue;
        (members[schema.getName()!] ??= {})[memberName] = reference;
      }
    } else if (schema.isListSchema() || schema.isMapSchema()) {
      walk(schema.getValueSchema(), (shape.member ?? shape.value)!.shape, inside);
      const item = (shape.member ?? shape.value)!.shape;
      if (shape.key) describe(shape.key.shape, model.shapes[shape.key.shape]!);
      const key = shape.key?.shape;
      if (shapes[item]) (shapes[name] ??= {}).item = item;
      if (key !== undefined && shapes[key]) (shapes[name] ??= {}).key = key;
    }
  };

  const describe = (name: string, shape: Shape): void => {
    const constraint = own(name, shape);
    for (const word of options.ownWords[name] ?? []) delete constraint[word];
    if (Object.keys(constraint).length > 0) shapes[name] = { ...shapes[name], ...constraint };
  };

  const own = (name: string, { min, max, pattern, enum: values, type }: Shape): ShapeConstraint => {
    const constraint: ShapeConstraint = {};
    if (min !== undefined && !(min === 0 && type !== 'integer')) constraint.min = min;
    if (max !== undefined) constraint.max = max;
    if (values) constraint.oneOf = [...new Set([...values, ...valuesIn(options.enums[name])])];
    if (pattern === undefined) return constraint;
    try {
      const source = toJavaScript(pattern);
      constraint.pattern = pattern;
      if (source !== pattern) constraint.source = source;
    } catch (error) {
      file.notEnforced[pattern] = `${name}: ${(error as Error).message}`;
    }
    return constraint;
  };

  for (const { name, schema } of service.operations) {
    const input = model.operations[name]?.input?.shape;
    if (input !== undefined) walk(inputOf(schema), input, new Set());
  }
  return { ...file, shapes: sorted(shapes), members: sorted(members) };
}

// --- internal ---

function valuesIn(exported: unknown): string[] {
  return typeof exported === 'object' && exported !== null
    ? Object.values(exported).filter((value) => typeof value === 'string')
    : [];
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
