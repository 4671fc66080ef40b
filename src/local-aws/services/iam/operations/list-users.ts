import {
  ListUsers$,
  type ListUsersCommandInput,
  type ListUsersCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';
import { listedUser } from '../users/user-views.ts';
import { allUsers, userArn } from '../users/users.ts';

/** The users below a path, by name. */
export const listUsers = operation<ListUsersCommandInput, ListUsersCommandOutput>(ListUsers$, {
  permissions: (_input, region) => [
    { action: 'iam:ListUsers', resource: userArn(region, '/', '*') },
  ],
  run({ PathPrefix = '/', Marker, MaxItems = 100 }, region) {
    const below = allUsers(region).filter(({ user }) => user.Path.startsWith(PathPrefix));
    const { items, next } = listPage(below, ({ user }) => user.UserName, {
      token: Marker,
      size: MaxItems,
      invalidToken: invalidMarker,
    });
    return { Users: items.map(listedUser), IsTruncated: next !== undefined, Marker: next };
  },
});
