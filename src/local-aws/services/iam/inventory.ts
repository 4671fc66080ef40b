import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { policies } from './policies/policies.ts';
import { isServiceLinked, roles } from './roles/roles.ts';
import { accessKeys } from './users/access-keys.ts';
import { users } from './users/users.ts';

/** The account's own roles and policies. Service-linked roles are residue: AWS keeps them after the last use. */
export function inventory(region: Region): InventoryItem[] {
  return [
    ...roles(region)
      .all()
      .filter((record) => !isServiceLinked(record))
      .map(({ role, attached, inline }) => ({
        kind: 'role',
        id: role.Arn,
        content: {
          trust: role.AssumeRolePolicyDocument,
          description: role.Description,
          maxSessionDuration: role.MaxSessionDuration,
          boundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
          tags: role.Tags,
          attached: attached.map((policy) => policy.PolicyArn),
          inline,
        },
      })),
    ...policies(region)
      .all()
      .map(({ policy, document }) => ({
        kind: 'policy',
        id: policy.Arn,
        content: { document, description: policy.Description, tags: policy.Tags ?? [] },
      })),
  ];
}

/** The users that somebody made, with their keys. */
export function userInventory(region: Region): InventoryItem[] {
  return users(region)
    .all()
    .map(({ user, attached, inline }) => ({
      kind: 'user',
      id: user.Arn,
      content: {
        boundary: user.PermissionsBoundary?.PermissionsBoundaryArn,
        tags: user.Tags,
        attached: attached.map((policy) => policy.PolicyArn),
        inline,
        keys: accessKeys(region)
          .by('user', user.UserName)
          .map(({ metadata }) => [metadata.AccessKeyId, metadata.Status]),
      },
    }));
}
