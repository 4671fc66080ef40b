import {
  AttachRolePolicy$,
  type AttachRolePolicyCommandInput,
  type AttachRolePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { withPolicy } from '../policies/attached-policies.ts';
import { requirePolicyArn } from '../policies/policies.ts';
import { requireOwnRole, roles } from '../roles/roles.ts';

/** Attaching a policy that is attached already changes nothing. */
export const attachRolePolicy = operation<
  AttachRolePolicyCommandInput,
  AttachRolePolicyCommandOutput
>(AttachRolePolicy$, {
  permissions: ({ RoleName, PolicyArn = '' }, region) => [
    onRole('iam:AttachRolePolicy', RoleName, region, { 'iam:PolicyARN': PolicyArn }),
  ],
  run({ RoleName = '', PolicyArn = '' }, region) {
    requirePolicyArn(PolicyArn);
    const record = requireOwnRole(region, RoleName);
    const attached = withPolicy(region, record.attached, PolicyArn, 'PoliciesPerRole');
    if (attached !== record.attached) roles(region).put(RoleName, { ...record, attached });
    return {};
  },
});
