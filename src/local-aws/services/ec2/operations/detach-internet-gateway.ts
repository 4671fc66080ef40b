import {
  DetachInternetGateway$,
  type DetachInternetGatewayCommandInput,
  type DetachInternetGatewayCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { INTERNET_GATEWAY, internetGateways } from '../routing/internet-gateways.ts';
import { networkInterfaces } from '../interfaces/network-interfaces.ts';
import { resourcePermission } from '../permissions.ts';
import { required } from '../resource-ids.ts';
import { routeTables } from '../routing/route-tables.ts';
import { requireVpc, VPC, vpcs } from '../networks/vpcs.ts';

/** The routes that led to the gateway stay behind as black holes. Refused while public addresses are in use. */
export const detachInternetGateway = ec2Operation<
  DetachInternetGatewayCommandInput,
  DetachInternetGatewayCommandOutput
>(DetachInternetGateway$, {
  permissions: ({ InternetGatewayId = '', VpcId = '' }, region) => [
    resourcePermission(
      region,
      'DetachInternetGateway',
      INTERNET_GATEWAY,
      InternetGatewayId,
      internetGateways(region).get(InternetGatewayId)?.Tags,
    ),
    resourcePermission(region, 'DetachInternetGateway', VPC, VpcId, vpcs(region).get(VpcId)?.Tags),
  ],
  run({ InternetGatewayId = '', VpcId = '' }, region) {
    const gateway = required(internetGateways(region), InternetGatewayId, INTERNET_GATEWAY);
    requireVpc(region, VpcId);
    const others = gateway.Attachments.filter((attachment) => attachment.VpcId !== VpcId);
    if (others.length === gateway.Attachments.length) {
      // The code is in AWS's list of EC2 error codes; the words are remembered, so a guess.
      throw new AwsError(
        'Gateway.NotAttached',
        `resource ${InternetGatewayId} is not attached to network ${VpcId}`,
      );
    }
    const isInUse = networkInterfaces(region)
      .by('publicIp', 'public')
      .some((each) => each.VpcId === VpcId);
    if (isInUse) {
      // AWS's own words: https://github.com/hashicorp/terraform/issues/497
      throw new AwsError(
        'DependencyViolation',
        `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    }
    internetGateways(region).put(InternetGatewayId, { ...gateway, Attachments: others });
    for (const table of routeTables(region).by('vpc', VpcId)) {
      routeTables(region).put(table.RouteTableId, {
        ...table,
        Routes: table.Routes.map((route) =>
          route.GatewayId === InternetGatewayId ? { ...route, State: 'blackhole' as const } : route,
        ),
      });
    }
    return {};
  },
});
