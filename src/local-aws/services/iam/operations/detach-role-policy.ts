import {
  DetachRolePolicy$,
  NoSuchEntityException$,
  type DetachRolePolicyCommandInput,
  type DetachRolePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
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
    const attached = record.attached.filter((policy) => policy.PolicyArn !== PolicyArn);
    if (attached.length === record.attached.length) {
      // Recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json
      throw awsError(NoSuchEntityException$, `Policy ${PolicyArn} was not found.`);
    }
    roles(region).put(RoleName, { ...record, attached });
    return {};
  },
});
