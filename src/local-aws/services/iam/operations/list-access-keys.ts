import {
  ListAccessKeys$,
  type ListAccessKeysCommandInput,
  type ListAccessKeysCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';
import { onUser } from '../permissions.ts';
import { accessKeys } from '../users/access-keys.ts';
import { requireUser } from '../users/users.ts';

/** The keys of a user, without their secrets. Those of the owner of the account are AWS's example, and in no list. */
export const listAccessKeys = operation<ListAccessKeysCommandInput, ListAccessKeysCommandOutput>(
  ListAccessKeys$,
  {
    permissions: ({ UserName }, region) => [onUser('iam:ListAccessKeys', UserName, region)],
    run({ UserName, Marker, MaxItems = 100 }, region) {
      const { user } = requireUser(region, UserName);
      const keys = accessKeys(region)
        .by('user', user.UserName)
        .map(({ metadata }) => metadata);
      const { items, next } = listPage(keys, ({ AccessKeyId }) => AccessKeyId, {
        token: Marker,
        size: MaxItems,
        invalidToken: invalidMarker,
      });
      return { AccessKeyMetadata: items, IsTruncated: next !== undefined, Marker: next };
    },
  },
);
