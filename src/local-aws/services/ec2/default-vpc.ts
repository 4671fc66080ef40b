import type { Region } from '../../core/account.ts';
import { availabilityZones } from './availability-zones.ts';
import { internetGateways } from './internet-gateways.ts';
import { routeTables } from './route-tables.ts';
import { addRule, ALL_TRAFFIC } from './security-group-rules.ts';
import { makeSecurityGroup } from './security-groups.ts';
import { subnets } from './subnets.ts';
import { vpcs, type VpcRecord } from './vpcs.ts';

/**
 * Makes the default VPC that every account has in every Region: a public subnet in each Availability Zone, an internet
 * gateway, a route table that leads to it, and the default security group.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export function makeDefaultVpc(region: Region): VpcRecord {
  const vpcId = `vpc-0${region.hex(16, 'vpc')}`;
  const owner = { OwnerId: region.accountId, Tags: [] };
  const vpc = vpcs(region).put(vpcId, {
    ...owner,
    VpcId: vpcId,
    State: 'available',
    CidrBlock: '172.31.0.0/16',
    CidrBlockAssociationSet: [
      {
        AssociationId: `vpc-cidr-assoc-0${region.hex(16, 'vpc-cidr-assoc')}`,
        CidrBlock: '172.31.0.0/16',
        CidrBlockState: { State: 'associated' },
      },
    ],
    Ipv6CidrBlockAssociationSet: [],
    DhcpOptionsId: `dopt-0${region.hex(16, 'dhcp-options')}`,
    InstanceTenancy: 'default',
    IsDefault: true,
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
  });

  for (const [index, zone] of availabilityZones(region).entries()) {
    const subnetId = `subnet-0${region.hex(16, 'subnet', zone.ZoneName)}`;
    subnets(region).put(subnetId, {
      ...owner,
      SubnetId: subnetId,
      SubnetArn: region.arn('ec2', `subnet/${subnetId}`),
      VpcId: vpcId,
      State: 'available',
      CidrBlock: `172.31.${index * 16}.0/20`,
      Ipv6CidrBlockAssociationSet: [],
      AvailabilityZone: zone.ZoneName,
      AvailabilityZoneId: zone.ZoneId,
      DefaultForAz: true,
      MapPublicIpOnLaunch: true,
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
    });
  }

  const gatewayId = `igw-0${region.hex(16, 'internet-gateway')}`;
  internetGateways(region).put(gatewayId, {
    ...owner,
    InternetGatewayId: gatewayId,
    // A gateway's attachment is `available`, not `attached`, although the type says otherwise.
    Attachments: [{ State: 'available' as 'attached', VpcId: vpcId }],
  });

  const tableId = `rtb-0${region.hex(16, 'route-table')}`;
  routeTables(region).put(tableId, {
    ...owner,
    RouteTableId: tableId,
    VpcId: vpcId,
    // The main table holds for every subnet that is associated with no other, and names none of them.
    Associations: [
      {
        Main: true,
        RouteTableAssociationId: `rtbassoc-0${region.hex(16, 'route-table-association')}`,
        RouteTableId: tableId,
        AssociationState: { State: 'associated' },
      },
    ],
    PropagatingVgws: [],
    Routes: [
      {
        DestinationCidrBlock: '172.31.0.0/16',
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
      {
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: gatewayId,
        Origin: 'CreateRoute',
        State: 'active',
      },
    ],
  });

  const { GroupId } = makeSecurityGroup(region, {
    name: 'default',
    description: 'default VPC security group',
    vpcId,
    tags: [],
  });
  addRule(region, GroupId, false, { ...ALL_TRAFFIC, ReferencedGroupId: GroupId }, []);
  return vpc;
}
