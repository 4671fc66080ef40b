import { NoSuchEntityException$, type AccessKeyMetadata } from '@aws-sdk/client-iam';
import type { Region } from '../../../core/account.ts';
import type { Credentials } from '../../../core/caller.ts';
import { awsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';
import { userPrincipal } from './user-principal.ts';
import { users } from './users.ts';

/** An access key of a user. */
export interface AccessKeyRecord {
  metadata: AccessKeyMetadata & { UserName: string; AccessKeyId: string };
  secretAccessKey: string;
}

/** The access keys by id. */
export function accessKeys(region: Region): Table<AccessKeyRecord> {
  return region.account.table<AccessKeyRecord>('iam/access-key', {
    user: ({ metadata }) => metadata.UserName,
  });
}

/** A key of a user. Throws NoSuchEntityException for one that is not there, or somebody else's. */
export function requireAccessKey(
  region: Region,
  userName: string,
  accessKeyId: string,
): AccessKeyRecord {
  const record = accessKeys(region).get(accessKeyId);
  if (record?.metadata.UserName === userName) return record;
  // As moto's authors took it from AWS: https://github.com/getmoto/moto/blob/master/moto/iam/models.py
  throw awsError(NoSuchEntityException$, `The Access Key with id ${accessKeyId} cannot be found.`);
}

/** The credentials of an access key; undefined for a key that is none, or that is not active. */
export function keyCredentials(accessKeyId: string, region: Region): Credentials | undefined {
  const record = accessKeys(region).get(accessKeyId);
  const user = record && users(region).get(record.metadata.UserName);
  if (!user || record.metadata.Status !== 'Active') return undefined;
  const { secretAccessKey } = record;
  return { accessKeyId, secretAccessKey, caller: userPrincipal(region, user) };
}
