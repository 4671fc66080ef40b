import type { Route, RouteTable, RouteTableAssociation, Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import type { ResourceKind } from '../resource-ids.ts';

export type RouteTableRecord = RouteTable & {
  RouteTableId: string;
  VpcId: string;
  Associations: RouteTableAssociation[];
  Routes: Route[];
  Tags: Tag[];
};

export const ROUTE_TABLE: ResourceKind = {
  prefix: 'rtb',
  type: 'route-table',
  noun: 'routeTable ID',
  malformed: 'InvalidRouteTableId.Malformed',
  notFound: 'InvalidRouteTableID.NotFound',
};

/** The route tables of a Region by id. */
export function routeTables(region: Region): Table<RouteTableRecord> {
  return region.table<RouteTableRecord>('ec2/route-table', { vpc: ({ VpcId }) => VpcId });
}

/** The route table that a subnet is associated with by name, or `undefined` when it follows the main one. */
export function associatedTable(
  region: Region,
  subnet: { SubnetId: string; VpcId: string },
): RouteTableRecord | undefined {
  return routeTables(region)
    .by('vpc', subnet.VpcId)
    .find(({ Associations }) => Associations.some((each) => each.SubnetId === subnet.SubnetId));
}

/** The route table that a subnet follows: the one associated with it or, failing that, its VPC's main one. */
export function routeTableOf(
  region: Region,
  subnet: { SubnetId: string; VpcId: string },
): RouteTableRecord | undefined {
  const tables = routeTables(region).by('vpc', subnet.VpcId);
  return (
    associatedTable(region, subnet) ??
    tables.find(({ Associations }) => Associations.some(({ Main }) => Main))
  );
}
