import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { policies } from './policies/policies.ts';
import { isServiceLinked, roles } from './roles/roles.ts';

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
