import type { AwsError } from '../../../core/error.ts';
import type { ConstraintViolation } from '../../../core/constraint-model.ts';
import { clientException, invalidParameter } from '../errors.ts';

/**
 * How ECS words a request that breaks its model. It has no one form for it.
 */
export function missingOrInvalid({ path, constraint }: ConstraintViolation): AwsError {
  // https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/630
  if (path === 'family') return clientException('Family can not be blank.');
  // https://github.com/awsdocs/aws-cloudformation-user-guide/pull/454
  if (path === 'containerDefinitions') return clientException('Container list cannot be empty.');
  const allowed = /^Member must satisfy enum value set: \[(.*)\]$/.exec(constraint)?.[1];
  if (allowed !== undefined) {
    const member = path.split('.').findLast((part) => !/^(\d+|member)$/.test(part)) ?? path;
    // https://github.com/hashicorp/terraform-provider-aws/issues/23342
    return invalidParameter(`${member} should be one of [${allowed.replaceAll(', ', ',')}]`);
  }
  if (constraint === 'Member must not be null') {
    // Of the name of a container: https://github.com/hashicorp/terraform/issues/2888
    return invalidParameter(`${path} should not be null or empty.`);
  }
  // A guess.
  return invalidParameter(`Invalid value for ${path}: ${constraint}`);
}
