import type { AwsError } from '../core/error.ts';
import type { Problem } from '../core/constraint-model.ts';

/** What AWS's model says of a member and the SDK's runtime schemas leave out. */
export interface Constraint {
  /** The pattern as AWS prints it; the whole value must match. */
  pattern?: string;
  /** Characters of a text, items of a list. */
  length?: { min?: number; max?: number };
  range?: { min?: number; max?: number };
  oneOf?: readonly (string | number)[];
}

/** Throws what `invalid` makes of the first constraint that a value breaks. */
export function requireConstraint(
  invalid: (problem: Problem) => AwsError,
  path: string,
  value: string | number | readonly unknown[] | undefined,
  constraint: Constraint,
): void {
  const problem = violation(path, value, constraint);
  if (problem) throw invalid(problem);
}

// --- internal ---

/** The first constraint that a value breaks, in AWS's words, or `undefined`. A missing value breaks none. */
function violation(
  path: string,
  value: string | number | readonly unknown[] | undefined,
  { pattern, length, range, oneOf }: Constraint,
): Problem | undefined {
  if (value === undefined) return undefined;
  const broken = (constraint: string): Problem => ({ path, value, constraint });
  if (typeof value === 'number') {
    const under = range?.min !== undefined && value < range.min;
    if (under) return broken(`Member must have value greater than or equal to ${range.min}`);
    const over = range?.max !== undefined && value > range.max;
    if (over) return broken(`Member must have value less than or equal to ${range.max}`);
  } else {
    const over = length?.max !== undefined && value.length > length.max;
    if (over) return broken(`Member must have length less than or equal to ${length.max}`);
    const under = length?.min !== undefined && value.length < length.min;
    if (under) return broken(`Member must have length greater than or equal to ${length.min}`);
  }
  if (typeof value === 'string' && pattern && !new RegExp(`^(?:${pattern})$`, 'u').test(value)) {
    return broken(`Member must satisfy regular expression pattern: ${pattern}`);
  }
  if (oneOf && !oneOf.some((each) => each === value)) {
    return broken(`Member must satisfy enum value set: [${oneOf.join(', ')}]`);
  }
  return undefined;
}
