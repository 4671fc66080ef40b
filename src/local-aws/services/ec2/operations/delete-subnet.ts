import {
  DeleteSubnet$,
  type DeleteSubnetCommandInput,
  type DeleteSubnetCommandOutput,
} from '@aws-sdk/client-ec2';
import { dependencyViolation } from '../interfaces/dependency-violation.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { interfacesIn } from '../interfaces/network-interfaces.ts';
import { resourcePermission } from '../permissions.ts';
import { required } from '../resource-ids.ts';
import { associatedTable, routeTables } from '../routing/route-tables.ts';
import { SUBNET, subnets } from '../networks/subnets.ts';

/** Refused while a network interface is in the subnet. Its association with a route table goes with it. */
export const deleteSubnet = ec2Operation<DeleteSubnetCommandInput, DeleteSubnetCommandOutput>(
  DeleteSubnet$,
  {
    permissions: ({ SubnetId = '' }, region) => [
      resourcePermission(
        region,
        'DeleteSubnet',
        SUBNET,
        SubnetId,
        subnets(region).get(SubnetId)?.Tags,
      ),
    ],
    run({ SubnetId = '' }, region) {
      const subnet = required(subnets(region), SubnetId, SUBNET);
      if (interfacesIn(region, SubnetId).length > 0) throw dependencyViolation(SUBNET, SubnetId);
      const table = associatedTable(region, subnet);
      if (table) {
        routeTables(region).put(table.RouteTableId, {
          ...table,
          Associations: table.Associations.filter((each) => each.SubnetId !== SubnetId),
        });
      }
      subnets(region).delete(SubnetId);
      return {};
    },
  },
);
