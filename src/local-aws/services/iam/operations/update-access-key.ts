import {
  UpdateAccessKey$,
  type UpdateAccessKeyCommandInput,
  type UpdateAccessKeyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { accessKeys, requireAccessKey } from '../users/access-keys.ts';
import { requireOwnUser } from '../users/users.ts';

/** Lets a key work, or not. */
export const updateAccessKey = operation<UpdateAccessKeyCommandInput, UpdateAccessKeyCommandOutput>(
  UpdateAccessKey$,
  {
    permissions: ({ UserName }, region) => [onUser('iam:UpdateAccessKey', UserName, region)],
    run({ UserName, AccessKeyId = '', Status }, region) {
      const { user } = requireOwnUser(region, UserName);
      const record = requireAccessKey(region, user.UserName, AccessKeyId);
      const metadata = { ...record.metadata, Status };
      accessKeys(region).put(AccessKeyId, { ...record, metadata });
      return {};
    },
  },
);
