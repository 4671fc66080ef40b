import type { Region } from '../../../core/account.ts';
import { addResourceEvent, addStackEvent } from './stack-events.ts';
import { stacks, type ResourceRecord, type StackRecord } from './stacks.ts';

/** Writes a change of a stack. */
export function putStack(
  region: Region,
  record: StackRecord,
  changes: Partial<StackRecord>,
): StackRecord {
  return stacks(region).put(record.stack.StackId, { ...record, ...changes });
}

/** Moves a stack to a status, with an event. */
export function enter(
  region: Region,
  record: StackRecord,
  status: StackRecord['stack']['StackStatus'],
  reason?: string,
): StackRecord {
  const { StackStatusReason: _before, ...stack } = record.stack;
  const changed = putStack(region, record, {
    stack: {
      ...stack,
      StackStatus: status,
      ...(reason !== undefined && { StackStatusReason: reason }),
    },
  });
  addStackEvent(region, changed);
  return changed;
}

/** Moves a resource to a status, with an event. */
export function enterResource(
  region: Region,
  record: StackRecord,
  resource: ResourceRecord,
  status: string,
  reason?: string,
): StackRecord {
  const { reason: _before, ...rest } = resource;
  const changed = { ...rest, status, at: region.date, ...(reason !== undefined && { reason }) };
  addResourceEvent(region, record, changed);
  const resources = { ...record.resources, [resource.logicalId]: changed };
  return putStack(region, record, { resources });
}

/** Forgets what was to be done with a stack. */
export function withoutJob(region: Region, record: StackRecord): StackRecord {
  const { job: _job, ...rest } = record;
  region.account.cancel(STACK_TIMER, record.stack.StackId);
  return stacks(region).put(record.stack.StackId, rest);
}

export const STACK_TIMER = 'cloudformation/stack';
