import type { Region } from '../../../core/account.ts';
import { availabilityZones } from './availability-zones.ts';
import { internetGateways } from '../routing/internet-gateways.ts';
import { makeSubnet } from './make-subnet.ts';
import { makeVpc } from './make-vpc.ts';
import { routeTables } from '../routing/route-tables.ts';
import type { VpcRecord } from './vpcs.ts';

/**
 * Makes the default VPC that every account has in every Region: a public subnet in each Availability Zone, an internet
 * gateway, a route table that leads to it, and the default security group.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export function makeDefaultVpc(region: Region): VpcRecord {
  const vpc = makeVpc(region, { cidr: '172.31.0.0/16', isDefault: true, tags: [] });
  const { VpcId: vpcId } = vpc;

  for (const [index, zone] of availabilityZones(region).entries()) {
    makeSubnet(region, {
      vpcId,
      cidr: `172.31.${index * 16}.0/20`,
      zone,
      isDefault: true,
      tags: [],
    });
  }

  const gatewayId = `igw-0${region.hex(16, 'internet-gateway')}`;
  internetGateways(region).put(gatewayId, {
    OwnerId: region.accountId,
    Tags: [],
    InternetGatewayId: gatewayId,
    // A gateway's attachment is `available`, not `attached`, although the type says otherwise.
    Attachments: [{ State: 'available' as 'attached', VpcId: vpcId }],
  });

  const main = routeTables(region).by('vpc', vpcId)[0]!;
  routeTables(region).put(main.RouteTableId, {
    ...main,
    Routes: [
      ...main.Routes,
      {
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: gatewayId,
        Origin: 'CreateRoute',
        State: 'active',
      },
    ],
  });
  return vpc;
}
