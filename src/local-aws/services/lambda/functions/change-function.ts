import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Region } from '../../../core/account.ts';
import { conflict, wrongRevision } from '../errors.ts';
import { functions, type FunctionRecord } from './functions.ts';

export const FUNCTION_TIMER = 'lambda/function';

/**
 * Writes a function that AWS now works on for a while: one that is made is Pending, one that is changed has an update in
 * progress. How long an image takes is in no documentation; here it is 15 to 40 seconds the first time and 5 to 15 after.
 */
export function beginWork(region: Region, record: FunctionRecord): FunctionRecord {
  const { FunctionName: name, FunctionArn: arn, State } = record.configuration;
  const isNew = State === 'Pending';
  const revision = region.uuid('function-revision', arn);
  const changing = {
    ...record.configuration,
    RevisionId: revision,
    LastModified: lastModified(region),
    ...(isNew ? CREATING : UPDATING),
  };
  const [least, spread] = isNew ? [15_000, 25_000] : [5_000, 10_000];
  region.schedule(
    FUNCTION_TIMER,
    arn,
    least + region.account.chance(spread, 'function', arn, revision),
  );
  return functions(region).put(name, { ...record, configuration: changing });
}

/** Ends what {@link beginWork} began: the function is Active, its update Successful, and it has a new revision. */
export function endWork(arn: string, region: Region): void {
  const record = functions(region)
    .all()
    .find(({ configuration }) => configuration.FunctionArn === arn);
  if (!record) return;
  const {
    StateReason: _reason,
    StateReasonCode: _code,
    LastUpdateStatusReason: _updateReason,
    LastUpdateStatusReasonCode: _updateCode,
    ...rest
  } = record.configuration;
  functions(region).put(rest.FunctionName, {
    ...record,
    configuration: {
      ...rest,
      State: 'Active',
      LastUpdateStatus: 'Successful',
      RevisionId: region.uuid('function-revision', arn),
    },
  });
}

/** Fails what {@link beginWork} began, because its timer threw. */
export function failWork(arn: string, region: Region, why: string): void {
  const record = functions(region)
    .all()
    .find(({ configuration }) => configuration.FunctionArn === arn);
  if (!record) return;
  const isNew = record.configuration.State === 'Pending';
  functions(region).put(record.configuration.FunctionName, {
    ...record,
    configuration: {
      ...record.configuration,
      ...(isNew && { State: 'Failed', StateReason: why, StateReasonCode: 'InternalError' }),
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReason: why,
      LastUpdateStatusReasonCode: 'InternalError',
    },
  });
}

/** Throws ResourceConflictException while AWS still works on a function, PreconditionFailedException for an old revision. */
export function requireSettled(
  { configuration }: FunctionRecord,
  revisionId: string | undefined,
): void {
  if (revisionId !== undefined && revisionId !== configuration.RevisionId) throw wrongRevision();
  if (configuration.State === 'Pending') {
    // AWS's words: https://github.com/aws/serverless-application-model/issues/2356
    throw conflict(
      `The operation cannot be performed at this time. The resource ${configuration.FunctionArn} is currently in the following state: 'Pending'. StateReasonCode: 'Creating'`,
    );
  }
  if (configuration.LastUpdateStatus === 'InProgress') {
    // AWS's words: https://github.com/cloud-custodian/cloud-custodian/issues/7010
    throw conflict(
      `The operation cannot be performed at this time. An update is in progress for resource: ${configuration.FunctionArn}`,
    );
  }
}

// --- internal ---

// All four are recorded, as errors.ts says; AWS says "created" of an update too.
const CREATING: Pick<FunctionConfiguration, 'StateReason' | 'StateReasonCode'> = {
  StateReason: 'The function is being created.',
  StateReasonCode: 'Creating',
};
const UPDATING: Pick<
  FunctionConfiguration,
  'LastUpdateStatus' | 'LastUpdateStatusReason' | 'LastUpdateStatusReasonCode'
> = {
  LastUpdateStatus: 'InProgress',
  LastUpdateStatusReason: 'The function is being created.',
  // It is none of the codes that the type lists.
  LastUpdateStatusReasonCode: 'Creating' as 'InternalError',
};

/** `2026-11-02T09:00:00.000+0000`: Lambda's own form of ISO 8601. */
function lastModified(region: Region): string {
  return region.date.toISOString().replace('Z', '+0000');
}
