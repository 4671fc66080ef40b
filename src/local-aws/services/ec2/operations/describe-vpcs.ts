import {
  DescribeVpcs$,
  type DescribeVpcsCommandInput,
  type DescribeVpcsCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';
import { selected } from '../resource-ids.ts';
import { VPC, vpcs, type VpcRecord } from '../networks/vpcs.ts';

export const describeVpcs = ec2Operation<DescribeVpcsCommandInput, DescribeVpcsCommandOutput>(
  DescribeVpcs$,
  {
    permissions: onAnyResource('DescribeVpcs'),
    run({ VpcIds, Filters, MaxResults, NextToken }, region) {
      const found = matching(
        selected(vpcs(region), VpcIds, VPC),
        Filters,
        FIELDS,
        (vpc) => vpc.Tags,
      );
      const { items, ...next } = page(found, MaxResults, NextToken);
      return { Vpcs: items, ...next };
    },
  },
);

// --- internal ---

const FIELDS: FilterFields<VpcRecord> = {
  'cidr-block': (vpc) => vpc.CidrBlock,
  cidr: (vpc) => vpc.CidrBlock,
  'cidr-block-association.association-id': (vpc) =>
    (vpc.CidrBlockAssociationSet ?? []).map(({ AssociationId }) => AssociationId),
  'cidr-block-association.cidr-block': (vpc) =>
    (vpc.CidrBlockAssociationSet ?? []).map(({ CidrBlock }) => CidrBlock),
  'cidr-block-association.state': (vpc) =>
    (vpc.CidrBlockAssociationSet ?? []).map(({ CidrBlockState }) => CidrBlockState?.State),
  'dhcp-options-id': (vpc) => vpc.DhcpOptionsId,
  'is-default': (vpc) => vpc.IsDefault,
  isDefault: (vpc) => vpc.IsDefault,
  'owner-id': (vpc) => vpc.OwnerId,
  state: (vpc) => vpc.State,
  'vpc-id': (vpc) => vpc.VpcId,
};
