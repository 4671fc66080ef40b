import { GetRole$, type GetRoleCommandInput, type GetRoleCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { wholeRole } from '../roles/role-views.ts';
import { requireRole } from '../roles/roles.ts';

export const getRole = operation<GetRoleCommandInput, GetRoleCommandOutput>(GetRole$, {
  permissions: ({ RoleName }, region) => [onRole('iam:GetRole', RoleName, region)],
  run: ({ RoleName = '' }, region) => ({ Role: wholeRole(requireRole(region, RoleName)) }),
});
