import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { rightsOf } from '../../iam/policies/policies-of.ts';
import { canAssume } from '../../iam/roles/assume.ts';
import { roles } from '../../iam/roles/roles.ts';
import { sessionPrincipal } from '../../sts/sessions/sessions.ts';
import { validationError } from '../errors.ts';
import type { StackRecord } from './stacks.ts';

/** Throws ValidationError where CloudFormation cannot act with a role for a stack. */
export function requireStackRole(
  region: Region,
  roleArn: string | undefined,
  stackId: string,
): void {
  if (roleArn === undefined) return;
  const assumer = { service: 'cloudformation.amazonaws.com', sourceArn: stackId };
  if (canAssume(region, roleArn, assumer)) return;
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_update_stack.snapshot.json
  throw validationError(`Role ${roleArn} is invalid or cannot be assumed`);
}

/**
 * The Region in which CloudFormation calls the services for a stack: with the rights of the stack's role, or, where it has
 * none, of whoever made the stack, who was asked for them at once.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
 *
 * Throws `AwsError` where the role is gone.
 */
export function actingRegion(region: Region, { stack }: StackRecord): Region {
  const { RoleARN: roleArn } = stack;
  if (roleArn === undefined) return region;
  const record = roles(region).get(roleArn.split('/').at(-1)!);
  if (!record) {
    // The words of the check above; that they come in the event of a resource is a guess.
    throw new AwsError('AccessDenied', `Role ${roleArn} is invalid or cannot be assumed`, 403);
  }
  return region.as({
    ...sessionPrincipal(region, record, 'AWSCloudFormation'),
    rights: () => rightsOf(region, record, record.role.PermissionsBoundary?.PermissionsBoundaryArn),
  });
}
