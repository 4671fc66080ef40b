import {
  DeleteServiceLinkedRole$,
  InvalidInputException$,
  type DeleteServiceLinkedRoleCommandInput,
  type DeleteServiceLinkedRoleCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { startDeletion } from '../roles/deletion-tasks.ts';
import { onRole } from '../permissions.ts';
import { isServiceLinked, requireRole } from '../roles/roles.ts';

/** Starts to delete the role; what comes of it is in GetServiceLinkedRoleDeletionStatus. */
export const deleteServiceLinkedRole = operation<
  DeleteServiceLinkedRoleCommandInput,
  DeleteServiceLinkedRoleCommandOutput
>(DeleteServiceLinkedRole$, {
  permissions: ({ RoleName }, region) => [onRole('iam:DeleteServiceLinkedRole', RoleName, region)],
  run({ RoleName = '' }, region) {
    const record = requireRole(region, RoleName);
    if (!isServiceLinked(record)) {
      // Code and wording are a guess.
      throw awsError(InvalidInputException$, `The role ${RoleName} is not a service-linked role.`);
    }
    return { DeletionTaskId: startDeletion(region, RoleName, record.role.Path).id };
  },
});
