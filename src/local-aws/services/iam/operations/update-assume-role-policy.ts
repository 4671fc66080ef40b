import {
  UpdateAssumeRolePolicy$,
  type UpdateAssumeRolePolicyCommandInput,
  type UpdateAssumeRolePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { checkTrustPolicy, encodeDocument } from '../policies/check-policy-document.ts';
import { requireOwnRole, roles } from '../roles/roles.ts';

/** Replaces the trust policy of a role. */
export const updateAssumeRolePolicy = operation<
  UpdateAssumeRolePolicyCommandInput,
  UpdateAssumeRolePolicyCommandOutput
>(UpdateAssumeRolePolicy$, {
  permissions: ({ RoleName }, region) => [onRole('iam:UpdateAssumeRolePolicy', RoleName, region)],
  run({ RoleName = '', PolicyDocument = '' }, region) {
    const record = requireOwnRole(region, RoleName);
    checkTrustPolicy(PolicyDocument);
    const AssumeRolePolicyDocument = encodeDocument(PolicyDocument);
    roles(region).put(RoleName, { ...record, role: { ...record.role, AssumeRolePolicyDocument } });
    return {};
  },
});
