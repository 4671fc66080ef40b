import {
  DeleteConflictException$,
  DeleteRole$,
  type DeleteRoleCommandInput,
  type DeleteRoleCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { requireOwnRole, roles } from '../roles/roles.ts';

/** Refused while a policy, attached or inline, remains. */
export const deleteRole = operation<DeleteRoleCommandInput, DeleteRoleCommandOutput>(DeleteRole$, {
  permissions: ({ RoleName }, region) => [onRole('iam:DeleteRole', RoleName, region)],
  run({ RoleName = '' }, region) {
    const { attached, inline } = requireOwnRole(region, RoleName);
    // Both texts are recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json
    if (attached.length > 0) {
      throw awsError(
        DeleteConflictException$,
        'Cannot delete entity, must detach all policies first.',
      );
    }
    if (Object.keys(inline).length > 0) {
      throw awsError(DeleteConflictException$, 'Cannot delete entity, must delete policies first.');
    }
    roles(region).delete(RoleName);
    return {};
  },
});
