import {
  PutRolePolicy$,
  type PutRolePolicyCommandInput,
  type PutRolePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { checkPolicy, requireSize } from '../policies/check-policy-document.ts';
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
      const inline = { ...record.inline, [PolicyName]: PolicyDocument };
      // The quota is for all inline policies of a role together; AWS's words, as in public transcripts.
      requireSize(
        Object.values(inline).join(''),
        10_240,
        `Maximum policy size of 10240 bytes exceeded for role ${RoleName}`,
      );
      roles(region).put(RoleName, { ...record, inline });
      return {};
    },
  },
);
