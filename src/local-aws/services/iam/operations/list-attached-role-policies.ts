import {
  ListAttachedRolePolicies$,
  type ListAttachedRolePoliciesCommandInput,
  type ListAttachedRolePoliciesCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';
import { onRole } from '../permissions.ts';
import { requireRole } from '../roles/roles.ts';

/** The managed policies of a role. */
export const listAttachedRolePolicies = operation<
  ListAttachedRolePoliciesCommandInput,
  ListAttachedRolePoliciesCommandOutput
>(ListAttachedRolePolicies$, {
  permissions: ({ RoleName }, region) => [onRole('iam:ListAttachedRolePolicies', RoleName, region)],
  run({ RoleName = '', PathPrefix = '/', Marker, MaxItems = 100 }, region) {
    const below = requireRole(region, RoleName).attached.filter(({ PolicyArn = '' }) =>
      PolicyArn.slice(PolicyArn.indexOf('/')).startsWith(PathPrefix),
    );
    const { items, next } = listPage(below, ({ PolicyName = '' }) => PolicyName, {
      token: Marker,
      size: MaxItems,
      invalidToken: invalidMarker,
    });
    return { AttachedPolicies: items, IsTruncated: next !== undefined, Marker: next };
  },
});
