import {
  DeleteConflictException$,
  DeletePolicy$,
  type DeletePolicyCommandInput,
  type DeletePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { AwsError, awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { attachmentCount, boundaryCount, policies, requirePolicy } from '../policies/policies.ts';

/** Refused while a role has the policy, attached or as its boundary. */
export const deletePolicy = operation<DeletePolicyCommandInput, DeletePolicyCommandOutput>(
  DeletePolicy$,
  {
    permissions: ({ PolicyArn = '' }) => [{ action: 'iam:DeletePolicy', resource: PolicyArn }],
    run({ PolicyArn = '' }, region) {
      const { ofAws } = requirePolicy(region, PolicyArn);
      if (ofAws) {
        // AWS refuses it to everyone; code and wording are a guess.
        throw new AwsError('AccessDenied', `Not authorized to delete ${PolicyArn}`, 403);
      }
      if (attachmentCount(region, PolicyArn) + boundaryCount(region, PolicyArn) > 0) {
        // AWS's words: https://github.com/serverless/components/issues/312
        throw awsError(DeleteConflictException$, 'Cannot delete a policy attached to entities.');
      }
      policies(region).delete(PolicyArn);
      return {};
    },
  },
);
