import constraints from '../../wire/constraint-models/iam.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { attachRolePolicy } from './operations/attach-role-policy.ts';
import { createPolicy } from './operations/create-policy.ts';
import { createRole } from './operations/create-role.ts';
import { createServiceLinkedRole } from './operations/create-service-linked-role.ts';
import { deletePolicy } from './operations/delete-policy.ts';
import { deleteRolePolicy } from './operations/delete-role-policy.ts';
import { deleteRole } from './operations/delete-role.ts';
import { deleteServiceLinkedRole } from './operations/delete-service-linked-role.ts';
import { DELETION_TIMER, endDeletion, failDeletion } from './roles/deletion-tasks.ts';
import { detachRolePolicy } from './operations/detach-role-policy.ts';
import { getPolicyVersion } from './operations/get-policy-version.ts';
import { getPolicy } from './operations/get-policy.ts';
import { getRolePolicy } from './operations/get-role-policy.ts';
import { getRole } from './operations/get-role.ts';
import { getServiceLinkedRoleDeletionStatus } from './operations/get-service-linked-role-deletion-status.ts';
import { inventory } from './inventory.ts';
import { listAccountAliases } from './operations/list-account-aliases.ts';
import { listAttachedRolePolicies } from './operations/list-attached-role-policies.ts';
import { listInstanceProfilesForRole } from './operations/list-instance-profiles-for-role.ts';
import { listPolicies } from './operations/list-policies.ts';
import { listRolePolicies } from './operations/list-role-policies.ts';
import { listRoleTags } from './operations/list-role-tags.ts';
import { listRoles } from './operations/list-roles.ts';
import { putRolePolicy } from './operations/put-role-policy.ts';
import { roles } from './roles/roles.ts';
import { tagRecord } from './tag-record.ts';
import { simulatePrincipalPolicy } from './operations/simulate-principal-policy.ts';
import { tagRole } from './operations/tag-role.ts';
import { untagRole } from './operations/untag-role.ts';
import { updateAssumeRolePolicy } from './operations/update-assume-role-policy.ts';
import { updateRole } from './operations/update-role.ts';
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
    listAccountAliases,
    listAttachedRolePolicies,
    listInstanceProfilesForRole,
    listPolicies,
    listRolePolicies,
    listRoles,
    listRoleTags,
    putRolePolicy,
    simulatePrincipalPolicy,
    tagRole,
    untagRole,
    updateAssumeRolePolicy,
    updateRole,
  ],
  constraints,
  tagsOf: (arn, region) => {
    const name = arn.split(':role/')[1]?.split('/').at(-1) ?? '';
    return tagRecord(roles(region).get(name)?.role.Tags);
  },
  ownWords: {
    // "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or …".
    roleNameType: ['pattern'],
    userNameType: ['pattern'],
    existingUserNameType: ['pattern'],
    policyNameType: ['pattern'],
    // "Member must satisfy constraint: [Member must have length less than or equal to 128, …" names all that a key may break.
    tagKeyListType: ['item'],
  },
  invalid,
  inventory,
  timers: { [DELETION_TIMER]: { run: endDeletion, fail: failDeletion } },
};
