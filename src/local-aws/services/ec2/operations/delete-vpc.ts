import {
  DeleteVpc$,
  type DeleteVpcCommandInput,
  type DeleteVpcCommandOutput,
} from '@aws-sdk/client-ec2';
import { dependencyViolation } from '../interfaces/dependency-violation.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { attachedGateway } from '../routing/internet-gateways.ts';
import { resourcePermission } from '../permissions.ts';
import { routeTables } from '../routing/route-tables.ts';
import { securityGroupRules } from '../security-groups/security-group-rules.ts';
import { securityGroups } from '../security-groups/security-groups.ts';
import { subnets } from '../networks/subnets.ts';
import { requireVpc, VPC, vpcs } from '../networks/vpcs.ts';

/**
 * Takes the VPC's main route table and default security group along. Refused while there are subnets, other groups
 * and route tables, or an attached internet gateway.
 */
export const deleteVpc = ec2Operation<DeleteVpcCommandInput, DeleteVpcCommandOutput>(DeleteVpc$, {
  permissions: ({ VpcId = '' }, region) => [
    resourcePermission(region, 'DeleteVpc', VPC, VpcId, vpcs(region).get(VpcId)?.Tags),
  ],
  run({ VpcId = '' }, region) {
    requireVpc(region, VpcId);
    const groups = securityGroups(region).by('vpc', VpcId);
    const isUsed =
      attachedGateway(region, VpcId) !== undefined ||
      groups.length > 1 ||
      subnets(region).by('vpc', VpcId).length > 0 ||
      routeTables(region).by('vpc', VpcId).length > 1;
    if (isUsed) {
      throw dependencyViolation(VPC, VpcId);
    }
    const rules = securityGroupRules(region);
    for (const { GroupId } of groups) {
      for (const rule of rules.by('group', GroupId)) rules.delete(rule.SecurityGroupRuleId);
      securityGroups(region).delete(GroupId);
    }
    for (const { RouteTableId } of routeTables(region).by('vpc', VpcId)) {
      routeTables(region).delete(RouteTableId);
    }
    vpcs(region).delete(VpcId);
    return {};
  },
});
