import type { NormalizedSchema } from '@smithy/core/schema';
import type {
  ConstraintModel,
  ConstraintViolation,
  ShapeConstraint,
} from '../core/constraint-model.ts';
import { memberPath } from './shape.ts';

/** The first constraint that a decoded input violates, at any depth, in AWS's words, or `undefined`. */
export function findViolation(
  schema: NormalizedSchema,
  value: unknown,
  model: ConstraintModel,
  path = '',
): ConstraintViolation | undefined {
  return violationIn(schema, value, { model, path, shape: undefined });
}

/** The constraint of a shape that a value violates, without what it holds, in AWS's words, or `undefined`. */
export function violatedConstraint(
  value: unknown,
  { min, max, pattern, source, oneOf }: ShapeConstraint,
): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') {
    if (min !== undefined && value < min) {
      return `Member must have value greater than or equal to ${min}`;
    }
    if (max !== undefined && value > max) {
      return `Member must have value less than or equal to ${max}`;
    }
  } else {
    const length = lengthOf(value);
    if (max !== undefined && length > max) {
      return `Member must have length less than or equal to ${max}`;
    }
    if (min !== undefined && length < min) {
      return `Member must have length greater than or equal to ${min}`;
    }
  }
  if (typeof value === 'string' && pattern !== undefined) {
    if (!compiled(source ?? pattern).test(value)) {
      return `Member must satisfy regular expression pattern: ${pattern}`;
    }
  }
  if (oneOf && !oneOf.some((each) => each === value)) {
    return `Member must satisfy enum value set: [${oneOf.join(', ')}]`;
  }
  return undefined;
}

// --- internal ---

interface Place {
  model: ConstraintModel;
  path: string;
  /** The name of the constrained shape that the value has. */
  shape: string | undefined;
}

function violationIn(
  schema: NormalizedSchema,
  value: unknown,
  place: Place,
): ConstraintViolation | undefined {
  if (value === undefined || value === null) return undefined;
  const { model, path } = place;
  const shape = place.shape === undefined ? undefined : model.shapes[place.shape];
  const constraint = shape && violatedConstraint(value, shape);
  if (constraint !== undefined) return { path, value, constraint };
  if (schema.isStructSchema()) {
    const members = model.members[schema.getName() ?? ''] ?? {};
    for (const [name, member] of schema.structIterator()) {
      const at = memberPath(path, name);
      const given = (value as Record<string, unknown>)[name];
      const violation = violationIn(member, given, { model, path: at, shape: members[name] });
      if (violation) return violation;
    }
  } else if (schema.isListSchema()) {
    for (const [index, item] of (value as unknown[]).entries()) {
      const at = `${path}.${index + 1}.member`;
      const inside = { model, path: at, shape: shape?.item };
      const violation = violationIn(schema.getValueSchema(), item, inside);
      if (violation) return violation;
    }
  } else if (schema.isMapSchema()) {
    for (const [key, item] of Object.entries(value)) {
      const at = `${path}.${key}.member`;
      const keyShape = shape?.key === undefined ? undefined : model.shapes[shape.key];
      const wrong = keyShape && violatedConstraint(key, keyShape);
      if (wrong !== undefined)
        return { path, value: key, constraint: `Map keys must satisfy constraint: [${wrong}]` };
      const inside = { model, path: at, shape: shape?.item };
      const violation = violationIn(schema.getValueSchema(), item, inside);
      if (violation) return violation;
    }
  }
  return undefined;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array) return value.length;
  return Array.isArray(value) ? value.length : Object.keys(value as object).length;
}

const REGEXES = new Map<string, RegExp>();

function compiled(source: string): RegExp {
  let regex = REGEXES.get(source);
  if (!regex) REGEXES.set(source, (regex = new RegExp(`^(?:${source})$`, 'u')));
  return regex;
}
