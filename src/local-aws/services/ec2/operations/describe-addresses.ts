import {
  DescribeAddresses$,
  type DescribeAddressesCommandInput,
  type DescribeAddressesCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import {
  ELASTIC_ADDRESS,
  elasticAddresses,
  type AddressRecord,
} from '../routing/elastic-addresses.ts';
import { matching, type FilterFields } from '../filters.ts';
import { onAnyResource } from '../permissions.ts';
import { selected } from '../resource-ids.ts';

export const describeAddresses = ec2Operation<
  DescribeAddressesCommandInput,
  DescribeAddressesCommandOutput
>(DescribeAddresses$, {
  permissions: onAnyResource('DescribeAddresses'),
  run({ AllocationIds, PublicIps, Filters }, region) {
    const known = selected(elasticAddresses(region), AllocationIds, ELASTIC_ADDRESS);
    const missing = PublicIps?.find((ip) => !known.some(({ PublicIp }) => PublicIp === ip));
    if (missing !== undefined) {
      // The code is in AWS's list of EC2 error codes; the words are a guess.
      throw new AwsError('InvalidAddress.NotFound', `Address '${missing}' not found.`);
    }
    const asked = known.filter(({ PublicIp }) => !PublicIps || PublicIps.includes(PublicIp));
    return { Addresses: matching(asked, Filters, FIELDS, ({ Tags }) => Tags) };
  },
});

// --- internal ---

const FIELDS: FilterFields<AddressRecord> = {
  'allocation-id': (each) => each.AllocationId,
  'association-id': (each) => each.AssociationId,
  domain: (each) => each.Domain,
  'network-border-group': (each) => each.NetworkBorderGroup,
  'network-interface-id': (each) => each.NetworkInterfaceId,
  'network-interface-owner-id': (each) => each.NetworkInterfaceOwnerId,
  'private-ip-address': (each) => each.PrivateIpAddress,
  'public-ip': (each) => each.PublicIp,
};
