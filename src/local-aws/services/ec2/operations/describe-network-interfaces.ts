import {
  DescribeNetworkInterfaces$,
  type DescribeNetworkInterfacesCommandInput,
  type DescribeNetworkInterfacesCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import {
  NETWORK_INTERFACE,
  networkInterfaces,
  type NetworkInterfaceRecord,
} from '../interfaces/network-interfaces.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';
import { selected } from '../resource-ids.ts';

export const describeNetworkInterfaces = ec2Operation<
  DescribeNetworkInterfacesCommandInput,
  DescribeNetworkInterfacesCommandOutput
>(DescribeNetworkInterfaces$, {
  permissions: onAnyResource('DescribeNetworkInterfaces'),
  run({ NetworkInterfaceIds, Filters, MaxResults, NextToken }, region) {
    const known = selected(networkInterfaces(region), NetworkInterfaceIds, NETWORK_INTERFACE);
    const found = matching(known, Filters, FIELDS, (each) => each.TagSet);
    const { items, ...next } = page(found, MaxResults, NextToken);
    return { NetworkInterfaces: items, ...next };
  },
});

// --- internal ---

const FIELDS: FilterFields<NetworkInterfaceRecord> = {
  'addresses.private-ip-address': (each) =>
    (each.PrivateIpAddresses ?? []).map(({ PrivateIpAddress }) => PrivateIpAddress),
  'addresses.primary': (each) =>
    (each.PrivateIpAddresses ?? []).map(({ Primary }) => String(Primary)),
  'addresses.association.public-ip': (each) => each.Association?.PublicIp,
  'association.ip-owner-id': (each) => each.Association?.IpOwnerId,
  'association.public-dns-name': (each) => each.Association?.PublicDnsName,
  'association.public-ip': (each) => each.Association?.PublicIp,
  'attachment.attachment-id': (each) => each.Attachment?.AttachmentId,
  'attachment.instance-owner-id': (each) => each.Attachment?.InstanceOwnerId,
  'attachment.status': (each) => each.Attachment?.Status,
  'availability-zone': (each) => each.AvailabilityZone,
  'availability-zone-id': (each) => each.AvailabilityZoneId,
  description: (each) => each.Description,
  'group-id': (each) => each.Groups.map(({ GroupId }) => GroupId),
  'group-name': (each) => each.Groups.map(({ GroupName }) => GroupName),
  'interface-type': (each) => each.InterfaceType,
  'mac-address': (each) => each.MacAddress,
  'network-interface-id': (each) => each.NetworkInterfaceId,
  'owner-id': (each) => each.OwnerId,
  'private-dns-name': (each) => each.PrivateDnsName,
  'private-ip-address': (each) => each.PrivateIpAddress,
  'requester-id': (each) => each.RequesterId,
  'requester-managed': (each) => each.RequesterManaged,
  'source-dest-check': (each) => each.SourceDestCheck,
  status: (each) => each.Status,
  'subnet-id': (each) => each.SubnetId,
  'vpc-id': (each) => each.VpcId,
};
