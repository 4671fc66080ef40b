import {
  GetPolicy$,
  type GetPolicyCommandInput,
  type GetPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { requirePolicy } from '../policies/policies.ts';
import { wholePolicy } from '../policies/policy-views.ts';

/** A managed policy, without its document: that is in GetPolicyVersion. */
export const getPolicy = operation<GetPolicyCommandInput, GetPolicyCommandOutput>(GetPolicy$, {
  permissions: ({ PolicyArn = '' }) => [{ action: 'iam:GetPolicy', resource: PolicyArn }],
  run: ({ PolicyArn = '' }, region) => ({
    Policy: wholePolicy(region, requirePolicy(region, PolicyArn)),
  }),
});
