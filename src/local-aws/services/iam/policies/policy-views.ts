import type { Policy } from '@aws-sdk/client-iam';
import type { Region } from '../../../core/account.ts';
import { attachmentCount, boundaryCount, type PolicyRecord } from './policies.ts';

// Which members each operation sends is taken from recordings of AWS:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_policies.snapshot.json

/** A policy as ListPolicies sends it: without description and tags. */
export function listedPolicy(region: Region, { policy }: PolicyRecord): Policy {
  const { Tags: _tags, Description: _description, ...rest } = policy;
  return {
    ...rest,
    AttachmentCount: attachmentCount(region, policy.Arn),
    PermissionsBoundaryUsageCount: boundaryCount(region, policy.Arn),
  };
}

/** A policy as CreatePolicy sends it: with tags where there are any. */
export function createdPolicy(region: Region, record: PolicyRecord): Policy {
  const { Tags = [] } = record.policy;
  return { ...listedPolicy(region, record), ...(Tags.length > 0 && { Tags }) };
}

/** A policy as GetPolicy sends it: whole. */
export function wholePolicy(region: Region, record: PolicyRecord): Policy {
  const { Description, Tags = [] } = record.policy;
  return { ...listedPolicy(region, record), Description, Tags };
}
