import type { AwsError } from '../../../core/error.ts';
import type { ConstraintViolation } from '../../../core/constraint-model.ts';
import { clientException, invalidParameter } from '../errors.ts';

/**
 * How ECS words a request that breaks its model. It has no one form for it: the texts of the two members that only a
 * task definition has are AWS's own, the others are guesses.
 */
export function missingOrInvalid({ path, constraint }: ConstraintViolation): AwsError {
  if (path === 'family') return clientException('Family can not be blank.');
  if (path === 'containerDefinitions') return clientException('Container list cannot be empty.');
  return invalidParameter(
    constraint === 'Member must not be null'
      ? `${path} should not be null or empty.`
      : `Invalid value for ${path}: ${constraint}`,
  );
}
