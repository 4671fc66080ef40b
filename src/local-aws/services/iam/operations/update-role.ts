import {
  UpdateRole$,
  type UpdateRoleCommandInput,
  type UpdateRoleCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { requireOwnRole, roles } from '../roles/roles.ts';

/** Changes what is given and leaves the rest. */
export const updateRole = operation<UpdateRoleCommandInput, UpdateRoleCommandOutput>(UpdateRole$, {
  permissions: ({ RoleName }, region) => [onRole('iam:UpdateRole', RoleName, region)],
  run({ RoleName = '', Description, MaxSessionDuration }, region) {
    const record = requireOwnRole(region, RoleName);
    roles(region).put(RoleName, {
      ...record,
      role: {
        ...record.role,
        Description: Description ?? record.role.Description,
        MaxSessionDuration: MaxSessionDuration ?? record.role.MaxSessionDuration,
      },
    });
    return {};
  },
});
