import type { Tag, Vpc } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { required, type ResourceKind } from '../resource-ids.ts';

export type VpcRecord = Vpc & { VpcId: string; CidrBlock: string; IsDefault: boolean; Tags: Tag[] };

export const VPC: ResourceKind = {
  prefix: 'vpc',
  type: 'vpc',
  noun: 'vpc ID',
  malformed: 'InvalidVpcID.Malformed',
  notFound: 'InvalidVpcID.NotFound',
};

/** The VPCs of a Region by id. */
export function vpcs(region: Region): Table<VpcRecord> {
  return region.table<VpcRecord>('ec2/vpc');
}

/** The default VPC, or `undefined` when it was deleted. */
export function defaultVpc(region: Region): VpcRecord | undefined {
  return vpcs(region)
    .all()
    .find(({ IsDefault }) => IsDefault);
}

/** Throws InvalidVpcID.NotFound or InvalidVpcID.Malformed. */
export function requireVpc(region: Region, id: string): VpcRecord {
  return required(vpcs(region), id, VPC);
}
