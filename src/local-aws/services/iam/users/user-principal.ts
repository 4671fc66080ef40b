import type { Region } from '../../../core/account.ts';
import type { Caller } from '../../../core/caller.ts';
import { rightsOf } from '../policies/policies-of.ts';
import { tagRecord } from '../tag-record.ts';
import type { UserRecord } from './users.ts';

/** Who a user is. */
export function userPrincipal(region: Region, record: UserRecord): Caller {
  const { user } = record;
  return {
    arn: user.Arn,
    principalArn: user.Arn,
    userId: user.UserId,
    type: 'User',
    userName: user.UserName,
    tags: tagRecord(user.Tags),
    rights: () => rightsOf(region, record, user.PermissionsBoundary?.PermissionsBoundaryArn),
  };
}
