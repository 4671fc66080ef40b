import {
  DescribeSubnets$,
  type DescribeSubnetsCommandInput,
  type DescribeSubnetsCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { freeAddresses } from '../interfaces/network-interfaces.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';
import { selected } from '../resource-ids.ts';
import { SUBNET, subnets, type SubnetRecord } from '../networks/subnets.ts';

export const describeSubnets = ec2Operation<
  DescribeSubnetsCommandInput,
  DescribeSubnetsCommandOutput
>(DescribeSubnets$, {
  permissions: onAnyResource('DescribeSubnets'),
  run({ SubnetIds, Filters, MaxResults, NextToken }, region) {
    const described = selected(subnets(region), SubnetIds, SUBNET).map((subnet) => ({
      ...subnet,
      AvailableIpAddressCount: freeAddresses(region, subnet.SubnetId),
    }));
    const found = matching(described, Filters, FIELDS, (subnet) => subnet.Tags);
    const { items, ...next } = page(found, MaxResults, NextToken);
    return { Subnets: items, ...next };
  },
});

// --- internal ---

const FIELDS: FilterFields<SubnetRecord> = {
  'availability-zone': (subnet) => subnet.AvailabilityZone,
  availabilityZone: (subnet) => subnet.AvailabilityZone,
  'availability-zone-id': (subnet) => subnet.AvailabilityZoneId,
  availabilityZoneId: (subnet) => subnet.AvailabilityZoneId,
  'available-ip-address-count': (subnet) => subnet.AvailableIpAddressCount,
  'cidr-block': (subnet) => subnet.CidrBlock,
  cidr: (subnet) => subnet.CidrBlock,
  cidrBlock: (subnet) => subnet.CidrBlock,
  'default-for-az': (subnet) => subnet.DefaultForAz,
  defaultForAz: (subnet) => subnet.DefaultForAz,
  'map-public-ip-on-launch': (subnet) => subnet.MapPublicIpOnLaunch,
  'owner-id': (subnet) => subnet.OwnerId,
  state: (subnet) => subnet.State,
  'subnet-arn': (subnet) => subnet.SubnetArn,
  'subnet-id': (subnet) => subnet.SubnetId,
  'vpc-id': (subnet) => subnet.VpcId,
};
