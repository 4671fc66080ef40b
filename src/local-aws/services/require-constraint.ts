import type { ConstraintViolation, ShapeConstraint } from '../core/constraint-model.ts';
import type { AwsError } from '../core/error.ts';
import { violatedConstraint } from '../wire/check-constraints.ts';

/**
 * Throws what `invalid` makes of a value that violates a constraint which AWS documents and its model does not have. What
 * the model has is checked before an operation runs.
 */
export function requireConstraint(
  invalid: (violation: ConstraintViolation) => AwsError,
  path: string,
  value: unknown,
  shape: ShapeConstraint,
): void {
  const constraint = value === undefined ? undefined : violatedConstraint(value, shape);
  if (constraint !== undefined) throw invalid({ path, value, constraint });
}
