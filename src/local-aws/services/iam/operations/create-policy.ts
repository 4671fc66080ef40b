import {
  CreatePolicy$,
  EntityAlreadyExistsException$,
  type CreatePolicyCommandInput,
  type CreatePolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { tagContext, withContext } from '../permissions.ts';
import { policies, policyArn } from '../policies/policies.ts';
import { createdPolicy } from '../policies/policy-views.ts';
import { checkPolicy, requireSize } from '../policies/check-policy-document.ts';
import { checkTags } from '../tags.ts';
import { checkName } from '../validation.ts';

/** Makes a customer managed policy with its first version. */
export const createPolicy = operation<CreatePolicyCommandInput, CreatePolicyCommandOutput>(
  CreatePolicy$,
  {
    permissions({ PolicyName = '', Path = '/', Tags = [] }, region) {
      const arn = policyArn(region, Path, PolicyName);
      const tags = tagContext(Tags);
      const create = withContext('iam:CreatePolicy', arn, tags);
      return Tags.length > 0 ? [create, withContext('iam:TagPolicy', arn, tags)] : [create];
    },
    run({ PolicyName = '', Path = '/', PolicyDocument = '', Description, Tags = [] }, region) {
      checkName('policyName', PolicyName);
      checkTags(Tags);
      checkPolicy(PolicyDocument);
      // AWS's words, as in public transcripts.
      requireSize(PolicyDocument, 6144, 'Cannot exceed quota for PolicySize: 6144');
      const taken = policies(region)
        .all()
        .some(({ policy }) => policy.PolicyName.toLowerCase() === PolicyName.toLowerCase());
      if (taken) {
        // Recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_policies.snapshot.json
        throw awsError(
          EntityAlreadyExistsException$,
          `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`,
        );
      }
      const arn = policyArn(region, Path, PolicyName);
      const record = policies(region).put(arn, {
        policy: {
          PolicyName,
          PolicyId: `ANPA${region.account.word(17, 'policy', PolicyName)}`,
          Arn: arn,
          Path,
          DefaultVersionId: 'v1',
          IsAttachable: true,
          Description,
          CreateDate: region.date,
          UpdateDate: region.date,
          Tags,
        },
        document: PolicyDocument,
        ofAws: false,
      });
      return { Policy: createdPolicy(region, record) };
    },
  },
);
