import type { Region } from '../../../core/account.ts';
import { wrongRevision } from '../errors.ts';
import { functions, type FunctionRecord } from '../functions/functions.ts';
import type { PolicyStatement } from './policy-statement.ts';

/** Writes the policy of a function, which gives the function a new revision. */
export function putPolicy(region: Region, record: FunctionRecord, policy: PolicyStatement[]): void {
  const { FunctionName: name, FunctionArn: arn } = record.configuration;
  const RevisionId = region.uuid('function-revision', arn);
  functions(region).put(name, {
    ...record,
    policy,
    configuration: { ...record.configuration, RevisionId },
  });
}

/** Throws PreconditionFailedException when a request names another revision than the newest. */
export function requirePolicyRevision(
  record: FunctionRecord,
  revisionId: string | undefined,
): void {
  if (revisionId !== undefined && revisionId !== record.configuration.RevisionId) {
    throw wrongRevision();
  }
}
