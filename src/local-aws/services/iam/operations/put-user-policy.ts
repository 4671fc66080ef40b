import {
  PutUserPolicy$,
  type PutUserPolicyCommandInput,
  type PutUserPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { checkPolicy } from '../policies/check-policy-document.ts';
import { withInline } from '../policies/inline-policies.ts';
import { requireOwnUser, users } from '../users/users.ts';
import { checkName } from '../validation.ts';

/** Adds or replaces an inline policy. */
export const putUserPolicy = operation<PutUserPolicyCommandInput, PutUserPolicyCommandOutput>(
  PutUserPolicy$,
  {
    permissions: ({ UserName }, region) => [onUser('iam:PutUserPolicy', UserName, region)],
    run({ UserName = '', PolicyName = '', PolicyDocument = '' }, region) {
      checkName('policyName', PolicyName);
      const record = requireOwnUser(region, UserName);
      checkPolicy(PolicyDocument);
      const inline = withInline(record.inline, [PolicyName, PolicyDocument], {
        owner: `user ${UserName}`,
        limit: 2048,
      });
      users(region).put(UserName, { ...record, inline });
      return {};
    },
  },
);
