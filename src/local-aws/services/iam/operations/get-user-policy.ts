import {
  GetUserPolicy$,
  type GetUserPolicyCommandInput,
  type GetUserPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { encodeDocument } from '../policies/check-policy-document.ts';
import { requireInlinePolicy } from '../policies/inline-policies.ts';
import { requireUser } from '../users/users.ts';
import { checkName } from '../validation.ts';

/** An inline policy; its document is URL-encoded. */
export const getUserPolicy = operation<GetUserPolicyCommandInput, GetUserPolicyCommandOutput>(
  GetUserPolicy$,
  {
    permissions: ({ UserName }, region) => [onUser('iam:GetUserPolicy', UserName, region)],
    run({ UserName = '', PolicyName = '' }, region) {
      checkName('policyName', PolicyName);
      const document = requireInlinePolicy(requireUser(region, UserName), PolicyName, 'user');
      return { UserName, PolicyName, PolicyDocument: encodeDocument(document) };
    },
  },
);
