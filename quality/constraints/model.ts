import type { NormalizedSchema } from '@smithy/core/schema';
import type { Service } from '../../src/local-aws/core/operation.ts';
import type {
  ConstraintModel,
  ShapeConstraint,
} from '../../src/local-aws/core/constraint-model.ts';
import { inputOf } from '../../src/local-aws/wire/shape.ts';
import { sorted, type InputConstraints } from './input-constraints.ts';
import { toJavaScript } from './java-regex.ts';

/** The constraints of one service that the local AWS checks. */
export interface ConstraintFile extends ConstraintModel {
  origin: string;
  licence: string;
  /** Patterns that are not enforced, with the reason. */
  notEnforced: Record<string, string>;
}

/**
 * The constraints on the inputs of the operations that a service serves, out of those of all its operations. `enums` are
 * the values that the SDK's client knows beside, since the two are not of the same day. The service's `ownWords` are left
 * out.
 */
export function constraintsOf(
  service: Service,
  all: InputConstraints,
  options: { enums: Record<string, unknown> },
): ConstraintFile {
  const notEnforced: Record<string, string> = {};
  const shapes: Record<string, ShapeConstraint> = {};
  const members: Record<string, Record<string, string>> = {};
  const seen = new Set<string>();

  const walk = (schema: NormalizedSchema, name: string | undefined): void => {
    if (schema.isStructSchema()) {
      const structure = schema.getName() ?? '';
      if (seen.has(structure)) return;
      seen.add(structure);
      for (const [memberName, member] of schema.structIterator()) {
        const reference = all.members[structure]?.[memberName];
        walk(member, reference);
        if (reference === undefined || !shapes[reference]) continue;
        (members[structure] ??= {})[memberName] = reference;
      }
      return;
    }
    if (schema.isListSchema() || schema.isMapSchema()) {
      const { item, key } = (name === undefined ? undefined : all.shapes[name]) ?? {};
      walk(schema.getValueSchema(), item);
      if (key !== undefined) describe(key);
    }
    if (name !== undefined) describe(name);
  };

  const describe = (name: string): void => {
    const { item, key, pattern, oneOf, ...limits } = all.shapes[name]!;
    const constraint: ShapeConstraint = {
      ...limits,
      ...(oneOf && { oneOf: [...new Set([...oneOf, ...valuesIn(options.enums[name])])] }),
      ...(pattern !== undefined &&
        !service.ownWords[name]?.includes('pattern') &&
        javaScriptOf(name, pattern)),
      ...(item !== undefined && shapes[item] && { item }),
      ...(key !== undefined && shapes[key] && { key }),
    };
    for (const word of service.ownWords[name] ?? []) delete constraint[word];
    if (Object.keys(constraint).length > 0) shapes[name] = constraint;
  };

  const javaScriptOf = (name: string, pattern: string): ShapeConstraint => {
    try {
      const source = toJavaScript(pattern);
      return source === pattern ? { pattern } : { pattern, source };
    } catch (error) {
      notEnforced[pattern] = `${name}: ${(error as Error).message}`;
      return {};
    }
  };

  for (const { schema } of service.operations) walk(inputOf(schema), undefined);
  const { origin, licence } = all;
  return { origin, licence, notEnforced, shapes: sorted(shapes), members: sorted(members) };
}

// --- internal ---

function valuesIn(exported: unknown): string[] {
  return typeof exported === 'object' && exported !== null
    ? Object.values(exported).filter((value) => typeof value === 'string')
    : [];
}
