import type { InventoryItem } from '../../../src/local-aws/core/operation.ts';
import type { LocalRun } from '../../../quality/harness/local-run.ts';

/** Something that an account has: where, as `security-group.ingress.FromPort`, and what is there. */
export interface Fact {
  path: string;
  value: string;
}

/** Everything that these resources say of themselves. */
export function factsOf(items: readonly InventoryItem[]): Fact[] {
  return items.flatMap(({ kind, id, content }) => [
    { path: `${kind} id`, value: id },
    ...factsIn(content, kind),
  ]);
}

/** The texts and numbers in a value, by the path that leads there. Which element of a list it is does not matter. */
export function factsIn(value: unknown, path: string): Fact[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object') return [{ path, value: JSON.stringify(value) }];
  if (value instanceof Date) return [{ path, value: value.toISOString() }];
  if (Array.isArray(value)) return value.flatMap((each) => factsIn(each, path));
  return Object.entries(value).flatMap(([key, each]) => factsIn(each, `${path}.${key}`));
}

/** Returns the facts that were there after and not before, or not so. */
export function added(before: readonly InventoryItem[], after: readonly InventoryItem[]): Fact[] {
  const known = new Set(before.map((item) => JSON.stringify(item)));
  return factsOf(after.filter((item) => !known.has(JSON.stringify(item))));
}

/** Returns the facts that AWS answered in a run. */
export function replies({ aws }: LocalRun): Fact[] {
  return aws.journal.entries.flatMap(({ operation, output }) => factsIn(output, operation));
}

/**
 * Returns true if a fact says a value: a number is all of it, a text may be a word of it, as a role's name of its ARN.
 */
export function says({ value }: Fact, wanted: string): boolean {
  // Lambda writes in small letters what ECS writes in capitals: arm64.
  if (value === wanted || value === wanted.toLowerCase()) return true;
  // AWS Budgets tells 5 as 5.0.
  if (NUMBER.test(wanted)) return NUMBER.test(value) && Number(value) === Number(wanted);
  const at = value.indexOf(wanted);
  return (
    at >= 0 && !WORD.test(value[at - 1] ?? ' ') && !WORD.test(value[at + wanted.length] ?? ' ')
  );
}

// --- internal ---

const NUMBER = /^-?[\d.]+$/;

/** Characters that go on with a name: `web-2` is not `web`. */
const WORD = /[\w-]/;
