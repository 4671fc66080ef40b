import type { NatGateway, NatGatewayAddress, Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import type { ResourceKind } from '../resource-ids.ts';

export type NatGatewayRecord = NatGateway & {
  NatGatewayId: string;
  VpcId: string;
  SubnetId: string;
  State: NonNullable<NatGateway['State']>;
  NatGatewayAddresses: NatGatewayAddress[];
  Tags: Tag[];
  /** The token of the call that made it: the same call with the same token makes no second one. */
  clientToken?: string;
  /** Why it is going to fail, while it is still pending. */
  failure?: NatFailure;
};

export interface NatFailure {
  code: string;
  message: string;
}

export const NAT_GATEWAY: ResourceKind = {
  prefix: 'nat',
  type: 'natgateway',
  noun: 'NatGateway ID',
  malformed: 'NatGatewayMalformed',
  notFound: 'InvalidNatGatewayID.NotFound',
};

/** The NAT gateways of a Region by id, those that were deleted in the last hour included. */
export function natGateways(region: Region): Table<NatGatewayRecord> {
  return region.table<NatGatewayRecord>('ec2/nat-gateway', { vpc: ({ VpcId }) => VpcId });
}

/** A NAT gateway as the API shows it. */
export function shownNatGateway({
  clientToken: _token,
  failure: _failure,
  ...shown
}: NatGatewayRecord): NatGateway {
  return shown;
}
