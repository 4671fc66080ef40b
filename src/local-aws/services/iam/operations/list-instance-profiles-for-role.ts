import {
  ListInstanceProfilesForRole$,
  type InstanceProfile,
  type ListInstanceProfilesForRoleCommandInput,
  type ListInstanceProfilesForRoleCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';
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
  run({ RoleName = '', Marker, MaxItems = 100 }, region) {
    requireRole(region, RoleName);
    const { items } = listPage<InstanceProfile>([], ({ Arn = '' }) => Arn, {
      token: Marker,
      size: MaxItems,
      invalidToken: invalidMarker,
    });
    return { InstanceProfiles: items, IsTruncated: false };
  },
});
