import type { InternetGateway, InternetGatewayAttachment, Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import type { ResourceKind } from '../resource-ids.ts';

export type InternetGatewayRecord = InternetGateway & {
  InternetGatewayId: string;
  Attachments: InternetGatewayAttachment[];
  Tags: Tag[];
};

export const INTERNET_GATEWAY: ResourceKind = {
  prefix: 'igw',
  type: 'internet-gateway',
  noun: 'internetGateway ID',
  malformed: 'InvalidInternetGatewayId.Malformed',
  notFound: 'InvalidInternetGatewayID.NotFound',
};

/** The internet gateway that is attached to a VPC, or `undefined`. */
export function attachedGateway(region: Region, vpcId: string): InternetGatewayRecord | undefined {
  return internetGateways(region)
    .all()
    .find(({ Attachments }) => Attachments.some((each) => each.VpcId === vpcId));
}

/** The internet gateways of a Region by id. */
export function internetGateways(region: Region): Table<InternetGatewayRecord> {
  return region.table<InternetGatewayRecord>('ec2/internet-gateway');
}
