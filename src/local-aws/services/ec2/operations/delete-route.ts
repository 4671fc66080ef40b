import {
  DeleteRoute$,
  type DeleteRouteCommandInput,
  type DeleteRouteCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { required } from '../resource-ids.ts';
import { onRouteTable } from '../routing/route-table-permission.ts';
import { ROUTE_TABLE, routeTables } from '../routing/route-tables.ts';
import { refuseMembers } from '../../not-modelled.ts';

export const deleteRoute = ec2Operation<DeleteRouteCommandInput, DeleteRouteCommandOutput>(
  DeleteRoute$,
  {
    permissions: ({ RouteTableId = '' }, region) => [
      onRouteTable(region, 'DeleteRoute', RouteTableId),
    ],
    run(input, region) {
      refuseMembers('a route', input, ['DestinationIpv6CidrBlock', 'DestinationPrefixListId']);
      const { RouteTableId: id = '', DestinationCidrBlock: destination = '' } = input;
      const table = required(routeTables(region), id, ROUTE_TABLE);
      const route = table.Routes.find((each) => each.DestinationCidrBlock === destination);
      // AWS's words, as public transcripts of Terraform show: both.
      if (!route) {
        throw new AwsError(
          'InvalidRoute.NotFound',
          `no route with destination-cidr-block ${destination} in route table ${id}`,
        );
      }
      if (route.GatewayId === 'local') {
        throw new AwsError(
          'InvalidParameterValue',
          `cannot remove local route ${destination} in route table ${id}`,
        );
      }
      routeTables(region).put(id, {
        ...table,
        Routes: table.Routes.filter((each) => each !== route),
      });
      return {};
    },
  },
);
