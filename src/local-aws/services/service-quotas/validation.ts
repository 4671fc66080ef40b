import { IllegalArgumentException$ } from '@aws-sdk/client-service-quotas';
import { awsError, type AwsError } from '../../core/error.ts';
import type { ConstraintViolation } from '../../core/constraint-model.ts';

/** How Service Quotas words a request that breaks its model; a guess, by the form that other services of AWS use. */
export function invalid({ path, value, constraint }: ConstraintViolation): AwsError {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const shown = value === undefined ? 'Value null' : `Value '${text}'`;
  return awsError(
    IllegalArgumentException$,
    `1 validation error detected: ${shown} at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}
