import {
  CreateRoute$,
  type CreateRouteCommandInput,
  type CreateRouteCommandOutput,
  type Route,
} from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { canonicalCidr } from '../../../core/ip-addresses.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { INTERNET_GATEWAY, internetGateways } from '../routing/internet-gateways.ts';
import { NAT_GATEWAY, natGateways } from '../routing/nat-gateways.ts';
import { isId, required } from '../resource-ids.ts';
import { onRouteTable } from '../routing/route-table-permission.ts';
import { ROUTE_TABLE, routeTables, type RouteTableRecord } from '../routing/route-tables.ts';
import { refuseOthers } from '../../not-modelled.ts';

/** A route to an internet gateway or a NAT gateway. */
export const createRoute = ec2Operation<CreateRouteCommandInput, CreateRouteCommandOutput>(
  CreateRoute$,
  {
    permissions: ({ RouteTableId = '' }, region) => [
      onRouteTable(region, 'CreateRoute', RouteTableId),
    ],
    run(input, region) {
      // Where else AWS can send traffic.
      refuseOthers('a route', input, [
        'RouteTableId',
        'DestinationCidrBlock',
        'GatewayId',
        'NatGatewayId',
        'DryRun',
      ]);
      const { RouteTableId: id = '', DestinationCidrBlock: asked = '' } = input;
      const table = required(routeTables(region), id, ROUTE_TABLE);
      const destination = canonicalCidr(asked, 4);
      if (destination === undefined) {
        // The words that EC2 has for other blocks.
        throw new AwsError(
          'InvalidParameterValue',
          `Value (${asked}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
        );
      }
      const target = targetOf(region, table, input);
      if (table.Routes.some((route) => route.DestinationCidrBlock === destination)) {
        // AWS's words, as public transcripts of Terraform show.
        throw new AwsError(
          'RouteAlreadyExists',
          `The route identified by ${destination} already exists.`,
        );
      }
      const route: Route = {
        DestinationCidrBlock: destination,
        ...target,
        Origin: 'CreateRoute',
        State: 'active',
      };
      routeTables(region).put(id, { ...table, Routes: [...table.Routes, route] });
      return { Return: true };
    },
  },
);

// --- internal ---

function targetOf(
  region: Region,
  table: RouteTableRecord,
  { GatewayId: gatewayId, NatGatewayId: natId }: CreateRouteCommandInput,
): Pick<Route, 'GatewayId' | 'NatGatewayId'> {
  if ((gatewayId === undefined) === (natId === undefined)) {
    // The code where there is none, and how the words begin, are AWS's, as public transcripts show. Here the words end
    // with what is modelled; the code where there are two is a guess.
    throw new AwsError(
      gatewayId === undefined ? 'MissingParameter' : 'InvalidParameterCombination',
      'The request must contain exactly one of gatewayId, natGatewayId',
    );
  }
  if (natId !== undefined) {
    const nat = required(natGateways(region), natId, NAT_GATEWAY);
    if (nat.VpcId !== table.VpcId) throw otherNetwork(table, 'NAT gateway', natId);
    return { NatGatewayId: natId };
  }
  const gateway = isId(gatewayId!, INTERNET_GATEWAY)
    ? internetGateways(region).get(gatewayId!)
    : undefined;
  if (!gateway) {
    // The code is in AWS's list of EC2 error codes; the words are a guess.
    throw new AwsError('InvalidGatewayID.NotFound', `The gateway ID '${gatewayId}' does not exist`);
  }
  if (gateway.Attachments[0]?.VpcId !== table.VpcId) {
    throw otherNetwork(table, 'network gateway', gatewayId!);
  }
  return { GatewayId: gatewayId };
}

/** A guess at the words, after those that EC2 has for a security group and a subnet. */
function otherNetwork({ RouteTableId }: RouteTableRecord, noun: string, id: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `route table ${RouteTableId} and ${noun} ${id} belong to different networks`,
  );
}
