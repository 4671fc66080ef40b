import type { Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { routeTables, type RouteTableRecord } from './route-tables.ts';

/**
 * Makes a route table that leads nowhere but inside its VPC. The main one holds for every subnet that is associated with
 * no other, and names none of them.
 */
export function makeRouteTable(
  region: Region,
  vpc: { VpcId: string; CidrBlock: string },
  options: { isMain: boolean; tags: Tag[] },
): RouteTableRecord {
  const id = `rtb-0${region.hex(16, 'route-table')}`;
  return routeTables(region).put(id, {
    OwnerId: region.accountId,
    RouteTableId: id,
    VpcId: vpc.VpcId,
    Associations: options.isMain
      ? [
          {
            Main: true,
            RouteTableAssociationId: newAssociationId(region),
            RouteTableId: id,
            AssociationState: { State: 'associated' },
          },
        ]
      : [],
    PropagatingVgws: [],
    Routes: [
      {
        DestinationCidrBlock: vpc.CidrBlock,
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
    ],
    Tags: options.tags,
  });
}

export function newAssociationId(region: Region): string {
  return `rtbassoc-0${region.hex(16, 'route-table-association')}`;
}
