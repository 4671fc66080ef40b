import {
  DetachUserPolicy$,
  type DetachUserPolicyCommandInput,
  type DetachUserPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { withoutPolicy } from '../policies/attached-policies.ts';
import { requirePolicyArn } from '../policies/policies.ts';
import { requireOwnUser, users } from '../users/users.ts';

export const detachUserPolicy = operation<
  DetachUserPolicyCommandInput,
  DetachUserPolicyCommandOutput
>(DetachUserPolicy$, {
  permissions: ({ UserName, PolicyArn = '' }, region) => [
    onUser('iam:DetachUserPolicy', UserName, region, { 'iam:PolicyARN': PolicyArn }),
  ],
  run({ UserName = '', PolicyArn = '' }, region) {
    requirePolicyArn(PolicyArn);
    const record = requireOwnUser(region, UserName);
    const attached = withoutPolicy(record.attached, PolicyArn);
    users(region).put(UserName, { ...record, attached });
    return {};
  },
});
