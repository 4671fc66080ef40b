import {
  ListRolePolicies$,
  type ListRolePoliciesCommandInput,
  type ListRolePoliciesCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';
import { onRole } from '../permissions.ts';
import { requireRole } from '../roles/roles.ts';

/** The names of the inline policies of a role. */
export const listRolePolicies = operation<
  ListRolePoliciesCommandInput,
  ListRolePoliciesCommandOutput
>(ListRolePolicies$, {
  permissions: ({ RoleName }, region) => [onRole('iam:ListRolePolicies', RoleName, region)],
  run({ RoleName = '', Marker, MaxItems = 100 }, region) {
    const names = Object.keys(requireRole(region, RoleName).inline);
    const { items, next } = listPage(names, (name) => name, {
      token: Marker,
      size: MaxItems,
      invalidToken: invalidMarker,
    });
    return { PolicyNames: items, IsTruncated: next !== undefined, Marker: next };
  },
});
