import {
  LimitExceededException$,
  NoSuchEntityException$,
  PolicyNotAttachableException$,
  type AttachedPolicy,
} from '@aws-sdk/client-iam';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';
import { findPolicy } from './policies.ts';

/**
 * The policies of a role or a user with one more; the same list where it is attached already. Throws what AWS does for one that
 * is not there, one that is for services alone, and one too many.
 */
export function withPolicy(
  region: Region,
  attached: readonly AttachedPolicy[],
  policyArn: string,
  quota: 'PoliciesPerRole' | 'PoliciesPerUser',
): readonly AttachedPolicy[] {
  const found = findPolicy(region, policyArn);
  if (!found) {
    // Recorded: https://github.com/getmoto/moto/pull/6482
    throw awsError(
      NoSuchEntityException$,
      `Policy ${policyArn} does not exist or is not attachable.`,
    );
  }
  if (found.policy.Path.startsWith('/aws-service-role/')) {
    // AWS's words, as in public transcripts of `terraform apply`.
    throw awsError(
      PolicyNotAttachableException$,
      'Cannot attach a Service Role Policy to a Customer Role.',
    );
  }
  if (attached.some(({ PolicyArn }) => PolicyArn === policyArn)) return attached;
  if (attached.length >= 10) {
    // AWS's words, as in public transcripts; 10 is the quota of an account that has not asked for more.
    throw awsError(LimitExceededException$, `Cannot exceed quota for ${quota}: 10`);
  }
  return [...attached, { PolicyName: found.policy.PolicyName, PolicyArn: policyArn }];
}

/** The policies of a role or a user without one. Throws NoSuchEntityException where it is not attached. */
export function withoutPolicy(
  attached: readonly AttachedPolicy[],
  policyArn: string,
): AttachedPolicy[] {
  const rest = attached.filter(({ PolicyArn }) => PolicyArn !== policyArn);
  if (rest.length < attached.length) return rest;
  // Recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json
  throw awsError(NoSuchEntityException$, `Policy ${policyArn} was not found.`);
}

/** A page of the policies below a path. */
export function listAttached(
  attached: readonly AttachedPolicy[],
  {
    PathPrefix = '/',
    Marker,
    MaxItems = 100,
  }: {
    PathPrefix?: string | undefined;
    Marker?: string | undefined;
    MaxItems?: number | undefined;
  },
) {
  const below = attached.filter(({ PolicyArn = '' }) =>
    PolicyArn.slice(PolicyArn.indexOf('/')).startsWith(PathPrefix),
  );
  const { items, next } = listPage(below, ({ PolicyName = '' }) => PolicyName, {
    token: Marker,
    size: MaxItems,
    invalidToken: invalidMarker,
  });
  return { AttachedPolicies: items, IsTruncated: next !== undefined, Marker: next };
}
