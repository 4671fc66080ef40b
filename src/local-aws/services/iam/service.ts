import constraints from '../../constraints/iam.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { attachRolePolicy } from './attach-role-policy.ts';
import { createPolicy } from './create-policy.ts';
import { createRole } from './create-role.ts';
import { createServiceLinkedRole } from './create-service-linked-role.ts';
import { deletePolicy } from './delete-policy.ts';
import { deleteRolePolicy } from './delete-role-policy.ts';
import { deleteRole } from './delete-role.ts';
import { deleteServiceLinkedRole } from './delete-service-linked-role.ts';
import { DELETION_TIMER, endDeletion } from './deletion-tasks.ts';
import { detachRolePolicy } from './detach-role-policy.ts';
import { getPolicyVersion } from './get-policy-version.ts';
import { getPolicy } from './get-policy.ts';
import { getRolePolicy } from './get-role-policy.ts';
import { getRole } from './get-role.ts';
import { getServiceLinkedRoleDeletionStatus } from './get-service-linked-role-deletion-status.ts';
import { inventory } from './inventory.ts';
import { listAttachedRolePolicies } from './list-attached-role-policies.ts';
import { listPolicies } from './list-policies.ts';
import { listRolePolicies } from './list-role-policies.ts';
import { listRoleTags } from './list-role-tags.ts';
import { listRoles } from './list-roles.ts';
import { putRolePolicy } from './put-role-policy.ts';
import { roles } from './roles.ts';
import { tagRole } from './tag-role.ts';
import { untagRole } from './untag-role.ts';
import { updateAssumeRolePolicy } from './update-assume-role-policy.ts';
import { updateRole } from './update-role.ts';
import { invalid } from './validation.ts';

/** AWS Identity and Access Management: roles and their policies. Global, so every Region shares them. */
export const iam: Service = {
  id: 'iam',
  protocol: 'awsQuery',
  target: '',
  version: '2010-05-08',
  xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  operations: [
    attachRolePolicy,
    createPolicy,
    createRole,
    createServiceLinkedRole,
    deletePolicy,
    deleteRole,
    deleteRolePolicy,
    deleteServiceLinkedRole,
    detachRolePolicy,
    getPolicy,
    getPolicyVersion,
    getRole,
    getRolePolicy,
    getServiceLinkedRoleDeletionStatus,
    listAttachedRolePolicies,
    listPolicies,
    listRolePolicies,
    listRoles,
    listRoleTags,
    putRolePolicy,
    tagRole,
    untagRole,
    updateAssumeRolePolicy,
    updateRole,
  ],
  constraints,
  tagsOf: (arn, region) => {
    const name = arn.split(':role/')[1]?.split('/').at(-1) ?? '';
    const tags = roles(region).get(name)?.role.Tags ?? [];
    return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  },
  invalid,
  inventory,
  timers: { [DELETION_TIMER]: endDeletion },
};
