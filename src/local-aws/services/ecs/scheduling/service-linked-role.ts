import { InvalidParameterException$ } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { isAssumable, roles } from '../../iam/roles/roles.ts';
import { makeServiceLinkedRole } from '../../iam/roles/service-linked-roles.ts';

/**
 * ECS acts through `AWSServiceRoleForECS`. Where the role is missing, ECS makes it and at once tries to assume it,
 * which fails while IAM is still spreading the word: the reason why a first cluster fails and the second try works.
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/818
 */
export function assumeServiceLinkedRole(region: Region): void {
  const role =
    roles(region).get('AWSServiceRoleForECS') ?? makeServiceLinkedRole(region, 'ecs.amazonaws.com');
  const isFaulty = region.account.faults.take(['service-linked-role-race'], { service: 'ecs' });
  if (!isFaulty && isAssumable(region, role)) return;
  throw awsError(
    InvalidParameterException$,
    'Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
  ).keepingWrites();
}
