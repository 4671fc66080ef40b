import type { NetworkInterface, Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { hexId } from '../../../core/ids.ts';
import type { Table } from '../../../core/table.ts';
import { blockOf } from '../../../core/ip-addresses.ts';
import { elasticAddresses } from '../routing/elastic-addresses.ts';
import type { ResourceKind } from '../resource-ids.ts';
import { defaultSecurityGroup, findSecurityGroup } from '../security-groups/security-groups.ts';
import { findSubnet } from '../networks/subnets.ts';
import { freePrivateIp, freePublicIp, privateName, publicName } from './task-addresses.ts';

export type NetworkInterfaceRecord = NetworkInterface & {
  NetworkInterfaceId: string;
  PrivateIpAddress: string;
  SubnetId: string;
  VpcId: string;
  Groups: { GroupId: string; GroupName: string }[];
  TagSet: Tag[];
};

export const NETWORK_INTERFACE: ResourceKind = {
  prefix: 'eni',
  type: 'network-interface',
  noun: 'networkInterface ID',
  malformed: 'InvalidNetworkInterfaceId.Malformed',
  notFound: 'InvalidNetworkInterfaceID.NotFound',
};

/** The network interfaces of a Region by id. */
export function networkInterfaces(region: Region): Table<NetworkInterfaceRecord> {
  return region.table<NetworkInterfaceRecord>('ec2/network-interface', {
    subnet: ({ SubnetId }) => SubnetId,
    publicIp: ({ Association }) => Association && 'public',
  });
}

/** The network of a Fargate task, once its network interface is made. */
interface TaskInterface {
  networkInterfaceId: string;
  privateIp: string;
  macAddress: string;
  /** Only when a public address was asked for. */
  publicIp?: string;
  privateDnsName: string;
  subnetId: string;
  availabilityZone: string;
}

/** How many addresses of a subnet are free: AWS keeps the first four and the last of each to itself. */
export function freeAddresses(region: Region, subnetId: string): number {
  const subnet = findSubnet(region, subnetId);
  if (!subnet) return 0;
  return blockOf(subnet.CidrBlock).size - 5 - interfacesIn(region, subnetId).length;
}

/**
 * Makes the network interface of a Fargate task, as ECS does in the customer's VPC: requester-managed, attached, with
 * addresses that depend only on the seed and on the interfaces that are there. The caller has checked that the subnet
 * and the groups exist and that the subnet has a free address. Without groups it gets the VPC's default one.
 */
export function attachTaskInterface(
  region: Region,
  options: {
    subnetId: string;
    groupIds: readonly string[];
    publicIp: boolean;
    description: string;
  },
): TaskInterface {
  const subnet = findSubnet(region, options.subnetId);
  if (!subnet) throw new Error(`no subnet "${options.subnetId}": callers check first`);
  const fallback = defaultSecurityGroup(region, subnet.VpcId);
  const groupIds =
    options.groupIds.length === 0 && fallback ? [fallback.GroupId] : options.groupIds;
  const id = `eni-0${region.hex(16, 'network-interface', options.description)}`;
  const privateIp = freePrivateIp(
    region,
    subnet.CidrBlock,
    id,
    privateIps(region, subnet.SubnetId),
  );
  const publicIp = options.publicIp ? freePublicIp(region, id, usedPublicIps(region)) : undefined;
  const privateDnsName = privateName(region, privateIp);
  const macAddress = `0e${hexId(10, 'mac', id)}`.replace(/..(?!$)/g, '$&:');
  const association = publicIp !== undefined && {
    Association: {
      IpOwnerId: 'amazon',
      PublicDnsName: publicName(region, publicIp),
      PublicIp: publicIp,
    },
  };
  networkInterfaces(region).put(id, {
    ...association,
    Attachment: {
      AttachmentId: `eni-attach-0${hexId(16, 'attachment', id)}`,
      AttachTime: region.date,
      DeleteOnTermination: false,
      DeviceIndex: 1,
      NetworkCardIndex: 0,
      InstanceOwnerId: FARGATE_ACCOUNT,
      Status: 'attached',
    },
    AvailabilityZone: subnet.AvailabilityZone,
    AvailabilityZoneId: subnet.AvailabilityZoneId,
    Description: options.description,
    Groups: namedGroups(region, groupIds),
    InterfaceType: 'interface',
    Ipv6Addresses: [],
    MacAddress: macAddress,
    NetworkInterfaceId: id,
    OwnerId: region.accountId,
    PrivateDnsName: privateDnsName,
    PrivateIpAddress: privateIp,
    PrivateIpAddresses: [
      {
        ...association,
        Primary: true,
        PrivateDnsName: privateDnsName,
        PrivateIpAddress: privateIp,
      },
    ],
    RequesterId: FARGATE_ACCOUNT,
    RequesterManaged: true,
    SourceDestCheck: true,
    Status: 'in-use',
    SubnetId: subnet.SubnetId,
    TagSet: [],
    VpcId: subnet.VpcId,
  });
  return {
    networkInterfaceId: id,
    privateIp,
    macAddress,
    ...(publicIp !== undefined && { publicIp }),
    privateDnsName,
    subnetId: subnet.SubnetId,
    availabilityZone: subnet.AvailabilityZone,
  };
}

/** Puts a network interface into other security groups. */
export function setInterfaceGroups(region: Region, id: string, groupIds: readonly string[]): void {
  const record = networkInterfaces(region).get(id);
  if (!record) return;
  networkInterfaces(region).put(id, { ...record, Groups: namedGroups(region, groupIds) });
}

/** Deletes the network interface of a task that stopped. Nothing happens when it is gone already. */
export function removeTaskInterface(region: Region, id: string): void {
  networkInterfaces(region).delete(id);
}

/** The network interfaces that have a security group. */
export function interfacesWithGroup(region: Region, groupId: string): NetworkInterfaceRecord[] {
  return networkInterfaces(region)
    .all()
    .filter(({ Groups }) => Groups.some(({ GroupId }) => GroupId === groupId));
}

/** The network interfaces in a subnet. */
export function interfacesIn(region: Region, subnetId: string): NetworkInterfaceRecord[] {
  return networkInterfaces(region).by('subnet', subnetId);
}

/** The public addresses in use: by an interface, or reserved by the account. */
export function usedPublicIps(region: Region): Set<string | undefined> {
  const withOne = networkInterfaces(region).by('publicIp', 'public');
  return new Set([
    ...withOne.map(({ Association }) => Association?.PublicIp),
    ...elasticAddresses(region)
      .all()
      .map(({ PublicIp }) => PublicIp),
  ]);
}

// --- internal ---

function namedGroups(region: Region, groupIds: readonly string[]) {
  return groupIds.map((groupId) => ({
    GroupId: groupId,
    GroupName: findSecurityGroup(region, groupId)?.GroupName ?? '',
  }));
}

/** On AWS the account that Fargate runs in, another in each Region; here a number from AWS's documentation. */
const FARGATE_ACCOUNT = '123456789012';

function privateIps(region: Region, subnetId: string): Set<string> {
  return new Set(interfacesIn(region, subnetId).map(({ PrivateIpAddress }) => PrivateIpAddress));
}
