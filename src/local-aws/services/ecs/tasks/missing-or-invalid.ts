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
  const allowed = /^Member must satisfy enum value set: \[(.*)\]$/.exec(constraint)?.[1];
  if (allowed !== undefined) {
    // https://github.com/hashicorp/terraform-provider-aws/issues/23342
    const member = path.split('.').findLast((part) => !/^(\d+|member)$/.test(part)) ?? path;
    return invalidParameter(`${member} should be one of [${allowed.replaceAll(', ', ',')}]`);
  }
  return invalidParameter(
    constraint === 'Member must not be null'
      ? `${path} should not be null or empty.`
      : `Invalid value for ${path}: ${constraint}`,
  );
}
