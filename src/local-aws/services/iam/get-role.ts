import { GetRole$, type GetRoleCommandInput, type GetRoleCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../core/operation.ts';
import { requireRole, roleArn, roles } from './roles.ts';

export const getRole = operation<GetRoleCommandInput, GetRoleCommandOutput>(GetRole$, {
  permissions: ({ RoleName = '' }, region) => [
    {
      action: 'iam:GetRole',
      resource: roles(region).get(RoleName)?.role.Arn ?? roleArn(region, '/', RoleName),
    },
  ],
  run: ({ RoleName = '' }, region) => ({ Role: requireRole(region, RoleName).role }),
});
