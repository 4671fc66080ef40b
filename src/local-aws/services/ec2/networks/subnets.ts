import type { Subnet, Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import type { ResourceKind } from '../resource-ids.ts';
import { routeTableOf } from '../routing/route-tables.ts';

/** A subnet as it is stored: `AvailableIpAddressCount` is counted when it is asked for. */
export type SubnetRecord = Subnet & {
  SubnetId: string;
  VpcId: string;
  CidrBlock: string;
  AvailabilityZone: string;
  AvailabilityZoneId: string;
  Tags: Tag[];
};

export const SUBNET: ResourceKind = {
  prefix: 'subnet',
  type: 'subnet',
  noun: 'subnet ID',
  malformed: 'InvalidSubnetID.Malformed',
  notFound: 'InvalidSubnetID.NotFound',
};

/** The subnets of a Region by id. */
export function subnets(region: Region): Table<SubnetRecord> {
  return region.table<SubnetRecord>('ec2/subnet', { vpc: ({ VpcId }) => VpcId });
}

/** The subnet with that id, or `undefined`. */
export function findSubnet(region: Region, id: string): SubnetRecord | undefined {
  return subnets(region).get(id);
}

/** True if a task in the subnet can reach the internet with a public address: 0.0.0.0/0 goes to an internet gateway. */
export function isPublicSubnet(region: Region, id: string): boolean {
  const subnet = findSubnet(region, id);
  if (!subnet) return false;
  const routes = routeTableOf(region, subnet)?.Routes ?? [];
  return routes.some(
    ({ DestinationCidrBlock, GatewayId, State }) =>
      DestinationCidrBlock === '0.0.0.0/0' && GatewayId?.startsWith('igw-') && State === 'active',
  );
}
