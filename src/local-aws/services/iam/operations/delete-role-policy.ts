import {
  DeleteRolePolicy$,
  type DeleteRolePolicyCommandInput,
  type DeleteRolePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { requireInlinePolicy } from '../policies/inline-policies.ts';
import { onRole } from '../permissions.ts';
import { requireOwnRole, roles } from '../roles/roles.ts';
import { checkName } from '../validation.ts';

export const deleteRolePolicy = operation<
  DeleteRolePolicyCommandInput,
  DeleteRolePolicyCommandOutput
>(DeleteRolePolicy$, {
  permissions: ({ RoleName }, region) => [onRole('iam:DeleteRolePolicy', RoleName, region)],
  run({ RoleName = '', PolicyName = '' }, region) {
    checkName('policyName', PolicyName);
    const record = requireOwnRole(region, RoleName);
    requireInlinePolicy(record, PolicyName);
    const { [PolicyName]: _deleted, ...inline } = record.inline;
    roles(region).put(RoleName, { ...record, inline });
    return {};
  },
});
