import {
  PutRolePolicy$,
  type PutRolePolicyCommandInput,
  type PutRolePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { checkPolicy } from '../policies/check-policy-document.ts';
import { withInline } from '../policies/inline-policies.ts';
import { requireOwnRole, roles } from '../roles/roles.ts';
import { checkName } from '../validation.ts';

/** Adds or replaces an inline policy. */
export const putRolePolicy = operation<PutRolePolicyCommandInput, PutRolePolicyCommandOutput>(
  PutRolePolicy$,
  {
    permissions: ({ RoleName }, region) => [onRole('iam:PutRolePolicy', RoleName, region)],
    run({ RoleName = '', PolicyName = '', PolicyDocument = '' }, region) {
      checkName('policyName', PolicyName);
      const record = requireOwnRole(region, RoleName);
      checkPolicy(PolicyDocument);
      const inline = withInline(record.inline, [PolicyName, PolicyDocument], {
        owner: `role ${RoleName}`,
        limit: 10_240,
      });
      roles(region).put(RoleName, { ...record, inline });
      return {};
    },
  },
);
