import {
  DeleteUserPolicy$,
  type DeleteUserPolicyCommandInput,
  type DeleteUserPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { requireInlinePolicy } from '../policies/inline-policies.ts';
import { requireOwnUser, users } from '../users/users.ts';
import { checkName } from '../validation.ts';

export const deleteUserPolicy = operation<
  DeleteUserPolicyCommandInput,
  DeleteUserPolicyCommandOutput
>(DeleteUserPolicy$, {
  permissions: ({ UserName }, region) => [onUser('iam:DeleteUserPolicy', UserName, region)],
  run({ UserName = '', PolicyName = '' }, region) {
    checkName('policyName', PolicyName);
    const record = requireOwnUser(region, UserName);
    requireInlinePolicy(record, PolicyName, 'user');
    const { [PolicyName]: _deleted, ...inline } = record.inline;
    users(region).put(UserName, { ...record, inline });
    return {};
  },
});
