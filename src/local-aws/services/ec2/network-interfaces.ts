import type { NetworkInterface, Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../core/account.ts';
import { hexId } from '../../core/ids.ts';
import type { Table } from '../../core/table.ts';
import { blockOf, formatIpv4, parseIpv4 } from './addresses.ts';
import type { ResourceKind } from './resource-ids.ts';
import { defaultSecurityGroup, findSecurityGroup } from './security-groups.ts';
import { findSubnet, type SubnetRecord } from './subnets.ts';

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

/** What a Fargate task gets when its network interface is made. */
export interface TaskInterface {
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
  const privateIp = freePrivateIp(region, subnet, id);
  const publicIp = options.publicIp ? freePublicIp(region, id) : undefined;
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
    Groups: groupIds.map((groupId) => ({
      GroupId: groupId,
      GroupName: findSecurityGroup(region, groupId)?.GroupName ?? '',
    })),
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

// --- internal ---

/** On AWS the account that Fargate runs in, another in each Region; here a number from AWS's documentation. */
const FARGATE_ACCOUNT = '123456789012';

/** Ranges that RFC 5737 sets aside for documentation, so that no address here belongs to anyone. */
const PUBLIC_RANGES = ['203.0.113.0', '198.51.100.0'];

function freePrivateIp(region: Region, subnet: SubnetRecord, id: string): string {
  const { first, size } = blockOf(subnet.CidrBlock);
  const usable = size - 5;
  const used = new Set(
    interfacesIn(region, subnet.SubnetId).map(({ PrivateIpAddress }) => PrivateIpAddress),
  );
  const start = region.account.chance(usable, 'private-ip', id);
  for (let step = 0; step < usable; step++) {
    const address = formatIpv4(first + 4 + ((start + step) % usable));
    if (!used.has(address)) return address;
  }
  throw new Error(`no free address in "${subnet.SubnetId}": callers check first`);
}

function freePublicIp(region: Region, id: string): string {
  const used = new Set(
    networkInterfaces(region)
      .by('publicIp', 'public')
      .map(({ Association }) => Association?.PublicIp),
  );
  const pool = PUBLIC_RANGES.length * 254;
  const start = region.account.chance(pool, 'public-ip', id);
  for (let step = 0; step < pool; step++) {
    const index = (start + step) % pool;
    const range = parseIpv4(PUBLIC_RANGES[Math.floor(index / 254)]!)!;
    const address = formatIpv4(range + 1 + (index % 254));
    if (!used.has(address)) return address;
  }
  // More than 508 public tasks at once: addresses that belong to no one are scarce, so two tasks share one.
  return formatIpv4(parseIpv4(PUBLIC_RANGES[0]!)! + 1 + (start % 254));
}

function privateName(region: Region, ip: string): string {
  const domain = region.name === 'us-east-1' ? 'ec2.internal' : `${region.name}.compute.internal`;
  return `ip-${ip.replaceAll('.', '-')}.${domain}`;
}

function publicName(region: Region, ip: string): string {
  const domain = region.name === 'us-east-1' ? 'compute-1' : `${region.name}.compute`;
  return `ec2-${ip.replaceAll('.', '-')}.${domain}.amazonaws.com`;
}
