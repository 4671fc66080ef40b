import {
  GetPolicyVersion$,
  NoSuchEntityException$,
  type GetPolicyVersionCommandInput,
  type GetPolicyVersionCommandOutput,
} from '@aws-sdk/client-iam';
import { AwsError, awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { findPolicy, requirePolicyArn, type PolicyRecord } from '../policies/policies.ts';
import { encodeDocument } from '../policies/check-policy-document.ts';

/** The document of a managed policy, URL-encoded. Only the default version of a policy is here. */
export const getPolicyVersion = operation<
  GetPolicyVersionCommandInput,
  GetPolicyVersionCommandOutput
>(GetPolicyVersion$, {
  permissions: ({ PolicyArn = '' }) => [{ action: 'iam:GetPolicyVersion', resource: PolicyArn }],
  run({ PolicyArn = '', VersionId = '' }, region) {
    requirePolicyArn(PolicyArn);
    const found = findPolicy(region, PolicyArn);
    if (!found || !hasVersion(found, VersionId)) {
      // Recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_policies.snapshot.json
      throw awsError(
        NoSuchEntityException$,
        `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
      );
    }
    return {
      PolicyVersion: {
        Document: encodeDocument(documentOf(found, VersionId)),
        VersionId,
        IsDefaultVersion: true,
        CreateDate: found.policy.UpdateDate,
      },
    };
  },
});

// --- internal ---

/** A policy of AWS has had every version up to its default one; a customer's has the one that it was made with. */
function hasVersion({ policy, ofAws }: PolicyRecord, version: string): boolean {
  const [asked, last] = [version, policy.DefaultVersionId].map((each) => Number(each.slice(1)));
  return policy.DefaultVersionId === version || (ofAws && asked! < last!);
}

function documentOf({ policy, document }: PolicyRecord, version: string): string {
  if (document !== undefined && version === policy.DefaultVersionId) return document;
  throw new AwsError(
    'NotImplemented',
    `The local AWS does not carry what ${policy.PolicyName} says in its version ${version}.`,
    501,
  );
}
