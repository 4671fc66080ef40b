import {
  AttachUserPolicy$,
  type AttachUserPolicyCommandInput,
  type AttachUserPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { withPolicy } from '../policies/attached-policies.ts';
import { requirePolicyArn } from '../policies/policies.ts';
import { requireOwnUser, users } from '../users/users.ts';

/** Attaching a policy that is attached already changes nothing. */
export const attachUserPolicy = operation<
  AttachUserPolicyCommandInput,
  AttachUserPolicyCommandOutput
>(AttachUserPolicy$, {
  permissions: ({ UserName, PolicyArn = '' }, region) => [
    onUser('iam:AttachUserPolicy', UserName, region, { 'iam:PolicyARN': PolicyArn }),
  ],
  run({ UserName = '', PolicyArn = '' }, region) {
    requirePolicyArn(PolicyArn);
    const record = requireOwnUser(region, UserName);
    const attached = withPolicy(region, record.attached, PolicyArn, 'PoliciesPerUser');
    if (attached !== record.attached) users(region).put(UserName, { ...record, attached });
    return {};
  },
});
