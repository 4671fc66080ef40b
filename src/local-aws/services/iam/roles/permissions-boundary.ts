import {
  InvalidInputException$,
  NoSuchEntityException$,
  type AttachedPermissionsBoundary,
} from '@aws-sdk/client-iam';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { findPolicy, isPolicyArn } from '../policies/policies.ts';

/**
 * Throws InvalidInputException for an ARN that is no policy's, NoSuchEntityException for a policy that is not there.
 * https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json
 */
export function requireBoundary(region: Region, arn: string): void {
  if (!isPolicyArn(arn)) {
    throw awsError(InvalidInputException$, `ARN ${arn} is not valid.`);
  }
  if (findPolicy(region, arn)) return;
  throw awsError(NoSuchEntityException$, `Scope ARN: ${arn} does not exist or is not attachable.`);
}

/** How a role carries its boundary. */
export function boundaryOf(arn: string | undefined): AttachedPermissionsBoundary | undefined {
  if (arn === undefined) return undefined;
  return {
    // The SDK's enum has another value; this is what AWS sends, as recordings show.
    PermissionsBoundaryType: 'Policy' as 'PermissionsBoundaryPolicy',
    PermissionsBoundaryArn: arn,
  };
}
