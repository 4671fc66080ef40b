import { own } from '../../../core/own-entry.ts';
import type { Value } from '../templates/value.ts';

/**
 * The shape of a property: text (a number or a Boolean is written as text, too), an object, a policy document (an
 * object or its JSON as text), a list of one shape, or an object with these members and no others.
 */
type Shape = 'text' | 'object' | 'document' | readonly [Shape] | Members;

export interface Members {
  readonly [member: string]: Shape;
}

export const TAGS: Shape = [{ Key: 'text', Value: 'text' }];

/**
 * The error in the properties of a resource, as its events say it, or `undefined`. The words are AWS's, as public
 * transcripts show: https://github.com/ACloudGuru-Resources/course-aws-sysops-administrator-associate/pull/3
 */
export function misshapen(
  logicalId: string,
  shapes: Members,
  properties: Value,
): string | undefined {
  const problem = problemIn(shapes, properties, '#');
  if (problem === undefined) return undefined;
  return `Properties validation failed for resource ${logicalId} with message:\n${problem}`;
}

// --- internal ---

function problemIn(shape: Shape, value: Value, path: string): string | undefined {
  const found = kindOf(value);
  if (shape === 'text') return TEXTS.has(found) ? undefined : expected('String', found, path);
  if (shape === 'document' && found === 'String') return undefined;
  if (isList(shape)) {
    if (!Array.isArray(value)) return expected('JSONArray', found, path);
    return first(value, (item, index) => problemIn(shape[0], item, `${path}/${index}`));
  }
  if (!isObject(value)) return expected('JSONObject', found, path);
  if (typeof shape === 'string') return undefined;
  const extraneous = Object.keys(value).find((key) => !Object.hasOwn(shape, key));
  if (extraneous !== undefined) return `${path}: extraneous key [${extraneous}] is not permitted`;
  return first(Object.entries(value), ([key, each]) =>
    problemIn(own(shape, key)!, each, `${path}/${key}`),
  );
}

const TEXTS = new Set(['String', 'Integer', 'Double', 'Boolean']);

/** How CloudFormation calls what it found. */
function kindOf(value: Value): string {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'JSONArray';
  if (typeof value === 'object') return 'JSONObject';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}

function expected(wanted: string, found: string, path: string): string {
  return `${path}: expected type: ${wanted}, found: ${found}`;
}

function first<Item>(
  items: readonly Item[],
  problemOf: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const problem = problemOf(item, index);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function isObject(value: Value): value is Record<string, Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
