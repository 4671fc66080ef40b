import {
  DescribeRouteTables$,
  type DescribeRouteTablesCommandInput,
  type DescribeRouteTablesCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';
import { selected } from '../resource-ids.ts';
import { ROUTE_TABLE, routeTables, type RouteTableRecord } from '../routing/route-tables.ts';

/**
 * The filter `association.subnet-id` finds only the table that a subnet is associated with by name: for a subnet that
 * follows the main table it finds nothing, as on AWS.
 */
export const describeRouteTables = ec2Operation<
  DescribeRouteTablesCommandInput,
  DescribeRouteTablesCommandOutput
>(DescribeRouteTables$, {
  permissions: onAnyResource('DescribeRouteTables'),
  run({ RouteTableIds, Filters, MaxResults, NextToken }, region) {
    const tables = selected(routeTables(region), RouteTableIds, ROUTE_TABLE);
    const found = matching(tables, Filters, FIELDS, (table) => table.Tags);
    const { items, ...next } = page(found, MaxResults, NextToken);
    return { RouteTables: items, ...next };
  },
});

// --- internal ---

const FIELDS: FilterFields<RouteTableRecord> = {
  'association.gateway-id': (table) => table.Associations.map(({ GatewayId }) => GatewayId),
  'association.main': (table) => table.Associations.map(({ Main }) => String(Main ?? false)),
  'association.route-table-association-id': (table) =>
    table.Associations.map(({ RouteTableAssociationId }) => RouteTableAssociationId),
  'association.route-table-id': (table) =>
    table.Associations.map(({ RouteTableId }) => RouteTableId),
  'association.subnet-id': (table) => table.Associations.map(({ SubnetId }) => SubnetId),
  'owner-id': (table) => table.OwnerId,
  'route-table-id': (table) => table.RouteTableId,
  'route.destination-cidr-block': (table) =>
    table.Routes.map(({ DestinationCidrBlock }) => DestinationCidrBlock),
  'route.gateway-id': (table) => table.Routes.map(({ GatewayId }) => GatewayId),
  'route.nat-gateway-id': (table) => table.Routes.map(({ NatGatewayId }) => NatGatewayId),
  'route.origin': (table) => table.Routes.map(({ Origin }) => Origin),
  'route.state': (table) => table.Routes.map(({ State }) => State),
  'vpc-id': (table) => table.VpcId,
};
