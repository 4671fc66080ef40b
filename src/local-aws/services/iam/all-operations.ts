import type { Service } from '../../core/operation.ts';
import { userInventory } from './inventory.ts';
import { attachUserPolicy } from './operations/attach-user-policy.ts';
import { createAccessKey } from './operations/create-access-key.ts';
import { createUser } from './operations/create-user.ts';
import { deleteAccessKey } from './operations/delete-access-key.ts';
import { deleteUser } from './operations/delete-user.ts';
import { deleteUserPolicy } from './operations/delete-user-policy.ts';
import { detachUserPolicy } from './operations/detach-user-policy.ts';
import { getUser } from './operations/get-user.ts';
import { getUserPolicy } from './operations/get-user-policy.ts';
import { listAccessKeys } from './operations/list-access-keys.ts';
import { listAttachedUserPolicies } from './operations/list-attached-user-policies.ts';
import { listUserPolicies } from './operations/list-user-policies.ts';
import { listUsers } from './operations/list-users.ts';
import { putUserPolicy } from './operations/put-user-policy.ts';
import { updateAccessKey } from './operations/update-access-key.ts';
import { iam } from './service.ts';
import { tagRecord } from './tag-record.ts';
import { keyCredentials } from './users/access-keys.ts';
import { users } from './users/users.ts';

/** AWS Identity and Access Management with what no page calls: users and their keys. */
export const wholeIam: Service = {
  ...iam,
  operations: [
    ...iam.operations,
    attachUserPolicy,
    createAccessKey,
    createUser,
    deleteAccessKey,
    deleteUser,
    deleteUserPolicy,
    detachUserPolicy,
    getUser,
    getUserPolicy,
    listAccessKeys,
    listAttachedUserPolicies,
    listUserPolicies,
    listUsers,
    putUserPolicy,
    updateAccessKey,
  ],
  credentials: keyCredentials,
  tagsOf: (arn, region) => {
    const user = arn.split(':user/')[1]?.split('/').at(-1);
    return user === undefined
      ? iam.tagsOf?.(arn, region)
      : tagRecord(users(region).get(user)?.user.Tags);
  },
  inventory: (region) => [...(iam.inventory?.(region) ?? []), ...userInventory(region)],
};
