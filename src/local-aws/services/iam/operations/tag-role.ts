import { TagRole$, type TagRoleCommandInput, type TagRoleCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole, tagContext } from '../permissions.ts';
import { requireRole, roles } from '../roles/roles.ts';
import { checkTags, mergeTags } from '../tags.ts';

export const tagRole = operation<TagRoleCommandInput, TagRoleCommandOutput>(TagRole$, {
  permissions: ({ RoleName, Tags }, region) => [
    onRole('iam:TagRole', RoleName, region, tagContext(Tags)),
  ],
  run({ RoleName = '', Tags = [] }, region) {
    checkTags(Tags);
    const record = requireRole(region, RoleName);
    const role = { ...record.role, Tags: mergeTags(record.role.Tags, Tags) };
    roles(region).put(RoleName, { ...record, role });
    return {};
  },
});
