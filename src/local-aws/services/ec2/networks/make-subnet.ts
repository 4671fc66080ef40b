import type { Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { subnets, type SubnetRecord } from './subnets.ts';

/** Makes a subnet. Whether it is public depends on the route table that it follows, not on anything of its own. */
export function makeSubnet(
  region: Region,
  options: {
    vpcId: string;
    cidr: string;
    zone: { ZoneName: string; ZoneId: string };
    /** True if it is the one that AWS made for its zone: instances there get public addresses. */
    isDefault: boolean;
    tags: Tag[];
  },
): SubnetRecord {
  const id = `subnet-0${region.hex(16, 'subnet', options.zone.ZoneName)}`;
  return subnets(region).put(id, {
    OwnerId: region.accountId,
    SubnetId: id,
    SubnetArn: region.arn('ec2', `subnet/${id}`),
    VpcId: options.vpcId,
    State: 'available',
    CidrBlock: options.cidr,
    Ipv6CidrBlockAssociationSet: [],
    AvailabilityZone: options.zone.ZoneName,
    AvailabilityZoneId: options.zone.ZoneId,
    DefaultForAz: options.isDefault,
    MapPublicIpOnLaunch: options.isDefault,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    EnableDns64: false,
    Ipv6Native: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    Tags: options.tags,
  });
}
