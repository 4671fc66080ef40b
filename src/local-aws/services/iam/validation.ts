import { AwsError } from '../../core/error.ts';
import type { ConstraintViolation } from '../../core/constraint-model.ts';

/**
 * How IAM words a request that breaks its model. It names the member and not the value, as recordings of AWS show:
 * https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json
 */
export function invalid({ path, constraint }: ConstraintViolation): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}

/** Throws ValidationError when a text has characters that the name of a role or a policy cannot have. */
export function checkName(member: 'roleName' | 'policyName' | 'userName', name: string): void {
  if (/^[\w+=,.@-]+$/.test(name)) return;
  // AWS's words, as in https://github.com/aws-amplify/amplify-cli/issues/9120
  throw new AwsError(
    'ValidationError',
    `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
  );
}
