import {
  ListInstanceProfilesForRole$,
  type ListInstanceProfilesForRoleCommandInput,
  type ListInstanceProfilesForRoleCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { requireRole } from '../roles/roles.ts';

/** The instance profiles that have a role. CreateInstanceProfile is not served, so there are none. */
export const listInstanceProfilesForRole = operation<
  ListInstanceProfilesForRoleCommandInput,
  ListInstanceProfilesForRoleCommandOutput
>(ListInstanceProfilesForRole$, {
  permissions: ({ RoleName }, region) => [
    onRole('iam:ListInstanceProfilesForRole', RoleName, region),
  ],
  run({ RoleName = '' }, region) {
    requireRole(region, RoleName);
    return { InstanceProfiles: [], IsTruncated: false };
  },
});
