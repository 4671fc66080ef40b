import {
  DetachRolePolicy$,
  type DetachRolePolicyCommandInput,
  type DetachRolePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { withoutPolicy } from '../policies/attached-policies.ts';
import { requirePolicyArn } from '../policies/policies.ts';
import { requireOwnRole, roles } from '../roles/roles.ts';

export const detachRolePolicy = operation<
  DetachRolePolicyCommandInput,
  DetachRolePolicyCommandOutput
>(DetachRolePolicy$, {
  permissions: ({ RoleName, PolicyArn = '' }, region) => [
    onRole('iam:DetachRolePolicy', RoleName, region, { 'iam:PolicyARN': PolicyArn }),
  ],
  run({ RoleName = '', PolicyArn = '' }, region) {
    requirePolicyArn(PolicyArn);
    const record = requireOwnRole(region, RoleName);
    const attached = withoutPolicy(record.attached, PolicyArn);
    roles(region).put(RoleName, { ...record, attached });
    return {};
  },
});
