import {
  ListRoles$,
  type ListRolesCommandInput,
  type ListRolesCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';
import { listedRole } from '../roles/role-views.ts';
import { roles } from '../roles/roles.ts';

/** The roles below a path, by name. */
export const listRoles = operation<ListRolesCommandInput, ListRolesCommandOutput>(ListRoles$, {
  permissions: () => [{ action: 'iam:ListRoles', resource: '*' }],
  run({ PathPrefix = '/', Marker, MaxItems = 100 }, region) {
    const below = roles(region)
      .all()
      .filter(({ role }) => role.Path.startsWith(PathPrefix));
    const { items, next } = listPage(below, ({ role }) => role.RoleName, {
      token: Marker,
      size: MaxItems,
      invalidToken: invalidMarker,
    });
    return { Roles: items.map(listedRole), IsTruncated: next !== undefined, Marker: next };
  },
});
