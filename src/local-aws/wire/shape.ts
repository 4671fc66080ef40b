import type { StaticOperationSchema } from '@smithy/types';
import { NormalizedSchema } from '@smithy/core/schema';
import type { ConstraintViolation } from '../core/constraint-model.ts';

/** The normalized input schema of an operation. */
export function inputOf(schema: StaticOperationSchema): NormalizedSchema {
  return NormalizedSchema.of(schema[4]);
}

/** The normalized output schema of an operation. */
export function outputOf(schema: StaticOperationSchema): NormalizedSchema {
  return NormalizedSchema.of(schema[5]);
}

/** The names of a structure's required members. The clients' schemas list them first and say in slot 6 how many they are. */
export function requiredMembers(schema: NormalizedSchema): readonly string[] {
  const { 4: names, 6: count = 0 } = schema.getSchema() as unknown as { 4: string[]; 6?: number };
  return names.slice(0, count);
}

/** The first required member or item that a decoded input lacks, at any depth, or `undefined`. */
export function missingMember(
  schema: NormalizedSchema,
  value: unknown,
  path = '',
): ConstraintViolation | undefined {
  if (value === undefined || value === null) return undefined;
  if (schema.isStructSchema()) {
    const record = value as Record<string, unknown>;
    for (const name of requiredMembers(schema)) {
      if (record[name] === undefined) return mustNotBeNull(memberPath(path, name));
    }
    for (const [name, member] of schema.structIterator()) {
      const violation = missingMember(member, record[name], memberPath(path, name));
      if (violation) return violation;
    }
  } else if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    for (const [index, item] of (value as unknown[]).entries()) {
      const itemPath = `${path}.${index + 1}.member`;
      if (item === undefined) return mustNotBeNull(itemPath);
      const violation = missingMember(member, item, itemPath);
      if (violation) return violation;
    }
  } else if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    for (const [key, item] of Object.entries(value)) {
      const itemPath = `${path}.${key}.member`;
      if (item === undefined) return mustNotBeNull(itemPath);
      const violation = missingMember(member, item, itemPath);
      if (violation) return violation;
    }
  }
  return undefined;
}

/** The path of a member: AWS writes paths in camel case, whatever the member's own case. */
export function memberPath(path: string, name: string): string {
  const camel = name[0]!.toLowerCase() + name.slice(1);
  return path ? `${path}.${camel}` : camel;
}

// --- internal ---

function mustNotBeNull(path: string): ConstraintViolation {
  return { path, value: undefined, constraint: 'Member must not be null' };
}
