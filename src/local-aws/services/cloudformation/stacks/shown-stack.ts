import type { Stack, StackResource } from '@aws-sdk/client-cloudformation';
import type { Region } from '../../../core/account.ts';
import { resolve } from '../templates/resolve.ts';
import type { ResourceRecord, StackRecord } from './stacks.ts';
import { templateOf } from '../templates/template.ts';
import { textOf } from '../templates/value.ts';

/** A stack as DescribeStacks shows it, with its outputs once it is complete. */
export function shownStack(region: Region, record: StackRecord): Stack {
  const { outputs } = templateOf(record);
  const isComplete = /^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE/.test(record.stack.StackStatus);
  return {
    ...record.stack,
    Parameters: Object.entries(record.parameters).map(([ParameterKey, { value, isSecret }]) => ({
      ParameterKey,
      ParameterValue: isSecret ? '****' : value,
    })),
    Outputs: Object.entries(isComplete ? outputs : {}).map(
      ([OutputKey, { value, description }]) => ({
        OutputKey,
        OutputValue: textOf(resolve(region, record, value)),
        ...(description !== undefined && { Description: description }),
      }),
    ),
  };
}

/** The resources of a stack that something was done with, as all the operations show them. */
export function shownResources(
  record: StackRecord,
): (StackResource & { LogicalResourceId: string; Timestamp: Date })[] {
  return Object.values(record.resources)
    .filter(({ status }) => status !== 'PENDING')
    .map((resource) => shownResource(record, resource));
}

// --- internal ---

function shownResource(
  { stack }: StackRecord,
  { logicalId, type, physicalId, status, reason, at }: ResourceRecord,
) {
  return {
    StackName: stack.StackName,
    StackId: stack.StackId,
    LogicalResourceId: logicalId,
    ...(physicalId !== undefined && { PhysicalResourceId: physicalId }),
    ResourceType: type,
    Timestamp: at,
    ResourceStatus: status as NonNullable<StackResource['ResourceStatus']>,
    ...(reason !== undefined && { ResourceStatusReason: reason }),
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' as const },
  };
}
