import type { NormalizedSchema } from '@smithy/core/schema';

/**
 * An input with every text, number and Boolean as its member wants it: CloudFormation converts them, because a parameter
 * is text whatever its type is, and a template may write `"500"` or 500.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-tag.html and
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 *
 * What cannot be converted stays as it is: the service refuses it.
 */
export function converted(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (schema.isStructSchema()) {
    if (!isRecord(value)) return value;
    const known = [...schema.structIterator()].flatMap(([name, member]) =>
      Object.hasOwn(value, name) ? [[name, converted(member, value[name])] as const] : [],
    );
    return { ...value, ...Object.fromEntries(known) };
  }
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    return Array.isArray(value) ? value.map((item) => converted(member, item)) : value;
  }
  if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, converted(member, item)]),
    );
  }
  return convertedScalar(schema, value);
}

// --- internal ---

const NUMBER = /^-?\d+(\.\d+)?$/;

function convertedScalar(schema: NormalizedSchema, value: unknown): unknown {
  if (schema.isStringSchema()) {
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  }
  if (typeof value !== 'string') return value;
  if (schema.isNumericSchema()) return NUMBER.test(value) ? Number(value) : value;
  if (schema.isBooleanSchema() && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
