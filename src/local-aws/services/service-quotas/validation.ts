import { IllegalArgumentException$ } from '@aws-sdk/client-service-quotas';
import { awsError, type AwsError } from '../../core/error.ts';
import type { Problem } from '../../core/constraint-model.ts';
import { requireConstraint, type Constraint } from '../own-constraint.ts';

/** How Service Quotas words a request that breaks its model; a guess, by the form that other services of AWS use. */
export function invalid({ path, value, constraint }: Problem): AwsError {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const shown = value === undefined ? 'Value null' : `Value '${text}'`;
  return awsError(
    IllegalArgumentException$,
    `1 validation error detected: ${shown} at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}

/** Throws IllegalArgumentException when a value breaks the constraint. */
export function check(
  path: string,
  value: string | number | undefined,
  constraint: Constraint,
): void {
  requireConstraint(invalid, path, value, constraint);
}

/** A service code or a quota code. */
export const CODE: Constraint = { length: { min: 1 }, pattern: '[a-zA-Z][a-zA-Z0-9-]{1,128}' };
