import {
  ListAttachedUserPolicies$,
  type ListAttachedUserPoliciesCommandInput,
  type ListAttachedUserPoliciesCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { listAttached } from '../policies/attached-policies.ts';
import { requireUser } from '../users/users.ts';

/** The managed policies of a user. */
export const listAttachedUserPolicies = operation<
  ListAttachedUserPoliciesCommandInput,
  ListAttachedUserPoliciesCommandOutput
>(ListAttachedUserPolicies$, {
  permissions: ({ UserName }, region) => [onUser('iam:ListAttachedUserPolicies', UserName, region)],
  run: (input, region) => listAttached(requireUser(region, input.UserName).attached, input),
});
