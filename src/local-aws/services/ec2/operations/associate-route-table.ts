import {
  AssociateRouteTable$,
  type AssociateRouteTableCommandInput,
  type AssociateRouteTableCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { newAssociationId } from '../routing/make-route-table.ts';
import { resourcePermission } from '../permissions.ts';
import { required } from '../resource-ids.ts';
import { onRouteTable } from '../routing/route-table-permission.ts';
import { associatedTable, ROUTE_TABLE, routeTables } from '../routing/route-tables.ts';
import { SUBNET, subnets } from '../networks/subnets.ts';
import { refuseMembers } from '../../not-modelled.ts';

/** Lets a subnet follow a table instead of the main one of its VPC. */
export const associateRouteTable = ec2Operation<
  AssociateRouteTableCommandInput,
  AssociateRouteTableCommandOutput
>(AssociateRouteTable$, {
  permissions: ({ RouteTableId = '', SubnetId = '' }, region) => [
    onRouteTable(region, 'AssociateRouteTable', RouteTableId),
    resourcePermission(
      region,
      'AssociateRouteTable',
      SUBNET,
      SubnetId,
      subnets(region).get(SubnetId)?.Tags,
    ),
  ],
  run(input, region) {
    refuseMembers('a route table association', input, ['GatewayId', 'PublicIpv4Pool']);
    const { RouteTableId: id = '', SubnetId = '' } = input;
    const table = required(routeTables(region), id, ROUTE_TABLE);
    const subnet = required(subnets(region), SubnetId, SUBNET);
    if (subnet.VpcId !== table.VpcId) {
      // A guess at the words.
      throw new AwsError(
        'InvalidParameterValue',
        `route table ${id} and subnet ${SubnetId} belong to different networks`,
      );
    }
    if (associatedTable(region, subnet)) {
      // AWS's words, as public transcripts of Terraform show.
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `the specified association for route table ${id} conflicts with an existing association`,
      );
    }
    const AssociationId = newAssociationId(region);
    const AssociationState = { State: 'associated' as const };
    routeTables(region).put(id, {
      ...table,
      Associations: [
        ...table.Associations,
        {
          Main: false,
          RouteTableAssociationId: AssociationId,
          RouteTableId: id,
          SubnetId,
          AssociationState,
        },
      ],
    });
    return { AssociationId, AssociationState };
  },
});
