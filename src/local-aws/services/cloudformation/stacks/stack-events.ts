import type { ResourceStatus, StackEvent } from '@aws-sdk/client-cloudformation';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import type { ResourceRecord, StackRecord } from './stacks.ts';

export type EventRecord = StackEvent & { StackId: string; EventId: string; Timestamp: Date };

/** The events of all stacks of a Region, oldest first. */
export function stackEvents(region: Region): Table<EventRecord> {
  return region.table<EventRecord>('cloudformation/event', { stack: ({ StackId }) => StackId });
}

/** Writes what happened to the stack itself. */
export function addStackEvent(region: Region, record: StackRecord): void {
  const { StackId, StackName, StackStatus, StackStatusReason } = record.stack;
  put(region, {
    ...common(region, record),
    EventId: region.uuid('stack-event', StackId),
    LogicalResourceId: StackName,
    PhysicalResourceId: StackId,
    ResourceType: 'AWS::CloudFormation::Stack',
    ResourceStatus: StackStatus as ResourceStatus,
    ...(StackStatusReason !== undefined && { ResourceStatusReason: StackStatusReason }),
  });
}

/** Writes what happened to a resource of a stack. */
export function addResourceEvent(
  region: Region,
  record: StackRecord,
  { logicalId, type, physicalId = '', status, reason, properties }: ResourceRecord,
): void {
  const instant = region.date.toISOString();
  put(region, {
    ...common(region, record),
    EventId: `${logicalId}-${status}-${instant}`,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    ResourceStatus: status as ResourceStatus,
    ...(reason !== undefined && { ResourceStatusReason: reason }),
    ResourceProperties: JSON.stringify(properties),
  });
}

// --- internal ---

function common(region: Region, { stack, token }: StackRecord) {
  return {
    StackId: stack.StackId,
    StackName: stack.StackName,
    Timestamp: region.date,
    ...(token !== undefined && { ClientRequestToken: token }),
  };
}

function put(region: Region, event: EventRecord): void {
  const ordinal = region.account.ordinal('stack-event-order', event.StackId);
  const key = `${event.StackId} ${String(ordinal).padStart(9, '0')}`;
  stackEvents(region).put(key, event);
}
