import {
  DeleteAccessKey$,
  type DeleteAccessKeyCommandInput,
  type DeleteAccessKeyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { accessKeys, requireAccessKey } from '../users/access-keys.ts';
import { requireOwnUser } from '../users/users.ts';

export const deleteAccessKey = operation<DeleteAccessKeyCommandInput, DeleteAccessKeyCommandOutput>(
  DeleteAccessKey$,
  {
    permissions: ({ UserName }, region) => [onUser('iam:DeleteAccessKey', UserName, region)],
    run({ UserName, AccessKeyId = '' }, region) {
      const { user } = requireOwnUser(region, UserName);
      requireAccessKey(region, user.UserName, AccessKeyId);
      accessKeys(region).delete(AccessKeyId);
      return {};
    },
  },
);
