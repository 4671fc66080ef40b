import {
  GetRolePolicy$,
  type GetRolePolicyCommandInput,
  type GetRolePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { requireInlinePolicy } from '../policies/inline-policies.ts';
import { onRole } from '../permissions.ts';
import { encodeDocument } from '../policies/check-policy-document.ts';
import { requireRole } from '../roles/roles.ts';
import { checkName } from '../validation.ts';

/** An inline policy; its document is URL-encoded. */
export const getRolePolicy = operation<GetRolePolicyCommandInput, GetRolePolicyCommandOutput>(
  GetRolePolicy$,
  {
    permissions: ({ RoleName }, region) => [onRole('iam:GetRolePolicy', RoleName, region)],
    run({ RoleName = '', PolicyName = '' }, region) {
      checkName('policyName', PolicyName);
      const document = requireInlinePolicy(requireRole(region, RoleName), PolicyName);
      return { RoleName, PolicyName, PolicyDocument: encodeDocument(document) };
    },
  },
);
