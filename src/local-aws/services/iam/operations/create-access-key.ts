import {
  LimitExceededException$,
  CreateAccessKey$,
  type CreateAccessKeyCommandInput,
  type CreateAccessKeyCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { accessKeys } from '../users/access-keys.ts';
import { requireOwnUser } from '../users/users.ts';

/**
 * Makes a key, and tells its secret: this once. It works at once, where AWS takes some seconds. Real secrets are nobody's guess;
 * these are the same in every account of the same seed.
 */
export const createAccessKey = operation<CreateAccessKeyCommandInput, CreateAccessKeyCommandOutput>(
  CreateAccessKey$,
  {
    permissions: ({ UserName }, region) => [onUser('iam:CreateAccessKey', UserName, region)],
    run(input, region) {
      const { UserName } = requireOwnUser(region, input.UserName).user;
      if (accessKeys(region).by('user', UserName).length >= 2) {
        // https://github.com/simonw/s3-credentials/issues/64
        throw awsError(LimitExceededException$, 'Cannot exceed quota for AccessKeysPerUser: 2');
      }
      const AccessKeyId = `AKIA${region.account.word(16, 'access key', UserName)}`;
      const secretAccessKey = region.account.hex(40, 'access key secret', AccessKeyId);
      const metadata = {
        UserName,
        AccessKeyId,
        Status: 'Active',
        CreateDate: region.date,
      } as const;
      accessKeys(region).put(AccessKeyId, { metadata, secretAccessKey });
      return { AccessKey: { ...metadata, SecretAccessKey: secretAccessKey } };
    },
  },
);
