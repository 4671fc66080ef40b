import {
  DeleteRouteTable$,
  type DeleteRouteTableCommandInput,
  type DeleteRouteTableCommandOutput,
} from '@aws-sdk/client-ec2';
import { dependencyViolation } from '../interfaces/dependency-violation.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { required } from '../resource-ids.ts';
import { onRouteTable } from '../routing/route-table-permission.ts';
import { ROUTE_TABLE, routeTables } from '../routing/route-tables.ts';

/** Refused while a subnet is associated with the table, and for a main one, which goes with its VPC. */
export const deleteRouteTable = ec2Operation<
  DeleteRouteTableCommandInput,
  DeleteRouteTableCommandOutput
>(DeleteRouteTable$, {
  permissions: ({ RouteTableId = '' }, region) => [
    onRouteTable(region, 'DeleteRouteTable', RouteTableId),
  ],
  run({ RouteTableId: id = '' }, region) {
    const { Associations } = required(routeTables(region), id, ROUTE_TABLE);
    if (Associations.length > 0) throw dependencyViolation(ROUTE_TABLE, id);
    routeTables(region).delete(id);
    return {};
  },
});
