import {
  AttachRolePolicy$,
  LimitExceededException$,
  NoSuchEntityException$,
  PolicyNotAttachableException$,
  type AttachRolePolicyCommandInput,
  type AttachRolePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { findPolicy, requirePolicyArn } from '../policies/policies.ts';
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
    const found = findPolicy(region, PolicyArn);
    if (!found) {
      // Recorded: https://github.com/getmoto/moto/pull/6482
      throw awsError(
        NoSuchEntityException$,
        `Policy ${PolicyArn} does not exist or is not attachable.`,
      );
    }
    if (found.policy.Path.startsWith('/aws-service-role/')) {
      // AWS's words, as in public transcripts of `terraform apply`.
      throw awsError(
        PolicyNotAttachableException$,
        'Cannot attach a Service Role Policy to a Customer Role.',
      );
    }
    if (record.attached.some((policy) => policy.PolicyArn === PolicyArn)) return {};
    if (record.attached.length >= 10) {
      // AWS's words, as in public transcripts; 10 is the quota of an account that has not asked for more.
      throw awsError(LimitExceededException$, 'Cannot exceed quota for PoliciesPerRole: 10');
    }
    const attached = [...record.attached, { PolicyName: found.policy.PolicyName, PolicyArn }];
    roles(region).put(RoleName, { ...record, attached });
    return {};
  },
});
