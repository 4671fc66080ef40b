import { NoSuchEntityException$, type Policy } from '@aws-sdk/client-iam';
import type { Region } from '../../../core/account.ts';
import { AwsError, awsError } from '../../../core/error.ts';
import { wordId } from '../../../core/ids.ts';
import type { Table } from '../../../core/table.ts';
import { awsManagedPolicies, managedPolicyArn, type ManagedPolicy } from './managed-policies.ts';
import { roles } from '../roles/roles.ts';
import { users } from '../users/users.ts';

/** A policy that stands by itself, as opposed to an inline one: the customer's or AWS's. */
export interface PolicyRecord {
  policy: Policy & { PolicyName: string; Arn: string; Path: string; DefaultVersionId: string };
  /** JSON text of the default version; undefined where the local AWS does not carry what AWS's policy says. */
  document: string | undefined;
  /** True if AWS manages the policy. */
  ofAws: boolean;
}

/** The customer managed policies, by ARN. */
export function policies(region: Region): Table<PolicyRecord> {
  return region.account.table<PolicyRecord>('iam/policy');
}

export function policyArn(region: Region, path: string, name: string): string {
  return `arn:aws:iam::${region.accountId}:policy${path}${name}`;
}

/** Every policy that can be named: the customer's, then AWS's. */
export function allPolicies(region: Region): PolicyRecord[] {
  return [...policies(region).all(), ...awsManagedPolicies.map(ofAws)];
}

export function findPolicy(region: Region, arn: string): PolicyRecord | undefined {
  const aws = awsManagedPolicies.find((policy) => managedPolicyArn(policy) === arn);
  return aws ? ofAws(aws) : policies(region).get(arn);
}

/** Throws NoSuchEntityException in AWS's words, or ValidationError for a text that is no ARN. */
export function requirePolicy(region: Region, arn: string): PolicyRecord {
  requirePolicyArn(arn);
  const record = findPolicy(region, arn);
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam.snapshot.json
  if (!record) throw awsError(NoSuchEntityException$, `Policy ${arn} was not found.`);
  return record;
}

/**
 * Throws ValidationError when a text is no ARN of a policy. Recorded:
 * https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json
 */
export function requirePolicyArn(arn: string): void {
  if (!isPolicyArn(arn)) throw new AwsError('ValidationError', `ARN ${arn} is not valid.`);
}

export function isPolicyArn(arn: string): boolean {
  return /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/.+$/.test(arn);
}

/** How many roles and users a policy is attached to. */
export function attachmentCount(region: Region, arn: string): number {
  return [...roles(region).all(), ...users(region).all()].filter(({ attached }) =>
    attached.some(({ PolicyArn }) => PolicyArn === arn),
  ).length;
}

/** How many roles and users have a policy as their boundary. */
export function boundaryCount(region: Region, arn: string): number {
  const bounded = [
    ...roles(region)
      .all()
      .map(({ role }) => role),
    ...users(region)
      .all()
      .map(({ user }) => user),
  ];
  return bounded.filter(
    ({ PermissionsBoundary }) => PermissionsBoundary?.PermissionsBoundaryArn === arn,
  ).length;
}

// --- internal ---

function ofAws(managed: ManagedPolicy): PolicyRecord {
  return {
    policy: {
      PolicyName: managed.name,
      // AWS's own ids are in no public list; these only have their form.
      PolicyId: `ANPA${wordId(17, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', managed.name)}`,
      Arn: managedPolicyArn(managed),
      Path: managed.path,
      DefaultVersionId: managed.version,
      IsAttachable: true,
      CreateDate: new Date(managed.created),
      UpdateDate: new Date(managed.updated),
      Tags: [],
    },
    document: managed.document && JSON.stringify(managed.document),
    ofAws: true,
  };
}
