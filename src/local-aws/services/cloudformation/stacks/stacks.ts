import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { stackNotFound } from '../errors.ts';
import type { Job } from './jobs.ts';
import type { Properties } from '../resources/resource-type.ts';

/** A resource of a stack. */
export interface ResourceRecord {
  logicalId: string;
  type: string;
  /** The name of the resource in its service, once there is one. */
  physicalId?: string;
  status: string;
  reason?: string;
  at: Date;
  /** The properties that it was made with, everything in them known. */
  properties: Properties;
}

/** The template and the parameters of a stack, with its outputs. */
export interface StackContent {
  templateBody: string;
  parameters: Record<string, { value: string; type: string; isSecret: boolean }>;
  resources: Record<string, ResourceRecord>;
}

export interface StackRecord extends StackContent {
  stack: Omit<Stack, 'Parameters' | 'Outputs'> & {
    StackId: string;
    StackName: string;
    StackStatus: NonNullable<Stack['StackStatus']>;
  };
  onFailure: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';
  /** The state to roll back to when an update fails: left out until the stack was complete once. */
  stable?: StackContent;
  /** The job that is running. */
  job?: Job;
  token?: string;
}

/** The stacks of a Region by id, the deleted ones included. */
export function stacks(region: Region): Table<StackRecord> {
  return region.table<StackRecord>('cloudformation/stack', {
    // A deleted stack is found by its id alone.
    name: ({ stack }) => (stack.StackStatus === 'DELETE_COMPLETE' ? undefined : stack.StackName),
  });
}

/** The stack of a name or an id, or `undefined`. */
export function findStack(region: Region, reference: string): StackRecord | undefined {
  return stacks(region).get(reference) ?? stacks(region).by('name', reference)[0];
}

/** Throws ValidationError. */
export function requireStack(region: Region, reference: string): StackRecord {
  const record = findStack(region, reference);
  if (!record) throw stackNotFound(reference);
  return record;
}
