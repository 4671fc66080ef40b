import type { Address, Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import type { ResourceKind } from '../resource-ids.ts';

export type AddressRecord = Address & { AllocationId: string; PublicIp: string; Tags: Tag[] };

export const ELASTIC_ADDRESS: ResourceKind = {
  prefix: 'eipalloc',
  type: 'elastic-ip',
  noun: 'allocation ID',
  malformed: 'InvalidAllocationID.Malformed',
  notFound: 'InvalidAllocationID.NotFound',
};

/** The public addresses that an account has for itself in a Region, by allocation id. */
export function elasticAddresses(region: Region): Table<AddressRecord> {
  return region.table<AddressRecord>('ec2/elastic-address');
}
