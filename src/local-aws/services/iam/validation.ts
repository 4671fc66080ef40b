import { AwsError } from '../../core/error.ts';
import type { Problem } from '../../core/constraint-model.ts';
import { requireConstraint, type Constraint } from '../own-constraint.ts';

/**
 * How IAM words a request that breaks its model. It names the member and not the value, as recordings of AWS show:
 * https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json
 */
export function invalid({ path, constraint }: Problem): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}

/** Throws ValidationError when a value breaks the constraint. */
export function check(
  path: string,
  value: string | number | readonly unknown[] | undefined,
  constraint: Constraint,
): void {
  requireConstraint(invalid, path, value, constraint);
}

/** Throws ValidationError when a text cannot be the name of a role (64 characters) or a policy (128). */
export function checkName(member: 'roleName' | 'policyName', name: string): void {
  check(member, name, { length: { min: 1, max: member === 'roleName' ? 64 : 128 } });
  if (/^[\w+=,.@-]+$/.test(name)) return;
  // AWS's words, as in https://github.com/aws-amplify/amplify-cli/issues/9120
  throw new AwsError(
    'ValidationError',
    `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
  );
}

/** The path of a role or a policy: `/` or `/team/`. */
export const ROLE_PATH: Constraint = {
  length: { min: 1, max: 512 },
  pattern: '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)',
};

export const POLICY_PATH: Constraint = {
  length: { min: 1, max: 512 },
  pattern: '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/',
};

export const ROLE_DESCRIPTION: Constraint = {
  length: { max: 1000 },
  pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*',
};

/** Seconds: one hour to twelve. */
export const SESSION_DURATION: Constraint = { range: { min: 3600, max: 43_200 } };

export const ARN: Constraint = { length: { min: 20, max: 2048 } };
