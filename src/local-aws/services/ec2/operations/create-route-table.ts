import {
  CreateRouteTable$,
  type CreateRouteTableCommandInput,
  type CreateRouteTableCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { makeRouteTable } from '../routing/make-route-table.ts';
import { creationPermissions, resourcePermission } from '../permissions.ts';
import { ROUTE_TABLE } from '../routing/route-tables.ts';
import { tagsIn } from '../tagging/tags.ts';
import { requireVpc, VPC, vpcs } from '../networks/vpcs.ts';

/** A route table that no subnet follows yet and that leads nowhere but inside the VPC. */
export const createRouteTable = ec2Operation<
  CreateRouteTableCommandInput,
  CreateRouteTableCommandOutput
>(CreateRouteTable$, {
  permissions: ({ VpcId = '', TagSpecifications }, region) => [
    ...creationPermissions(region, 'CreateRouteTable', ROUTE_TABLE.type, TagSpecifications),
    resourcePermission(region, 'CreateRouteTable', VPC, VpcId, vpcs(region).get(VpcId)?.Tags),
  ],
  run({ VpcId = '', TagSpecifications }, region) {
    const vpc = requireVpc(region, VpcId);
    const tags = tagsIn(TagSpecifications, ROUTE_TABLE.type);
    return { RouteTable: makeRouteTable(region, vpc, { isMain: false, tags }) };
  },
});
