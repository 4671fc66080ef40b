import {
  UntagRole$,
  type UntagRoleCommandInput,
  type UntagRoleCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { requireRole, roles } from '../roles/roles.ts';
import { checkTagKeys } from '../tags.ts';

/** A key that the role does not have is no error. */
export const untagRole = operation<UntagRoleCommandInput, UntagRoleCommandOutput>(UntagRole$, {
  permissions: ({ RoleName, TagKeys = [] }, region) => [
    onRole('iam:UntagRole', RoleName, region, TagKeys.length > 0 ? { 'aws:TagKeys': TagKeys } : {}),
  ],
  run({ RoleName = '', TagKeys = [] }, region) {
    checkTagKeys(TagKeys);
    const record = requireRole(region, RoleName);
    const removed = new Set(TagKeys.map((key) => key.toLowerCase()));
    const Tags = record.role.Tags.filter(({ Key = '' }) => !removed.has(Key.toLowerCase()));
    roles(region).put(RoleName, { ...record, role: { ...record.role, Tags } });
    return {};
  },
});
