import {
  ListUserPolicies$,
  type ListUserPoliciesCommandInput,
  type ListUserPoliciesCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { listInline } from '../policies/inline-policies.ts';
import { requireUser } from '../users/users.ts';

/** The names of the inline policies of a user. */
export const listUserPolicies = operation<
  ListUserPoliciesCommandInput,
  ListUserPoliciesCommandOutput
>(ListUserPolicies$, {
  permissions: ({ UserName }, region) => [onUser('iam:ListUserPolicies', UserName, region)],
  run: (input, region) => listInline(requireUser(region, input.UserName).inline, input),
});
