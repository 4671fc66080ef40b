import { AwsError } from '../../core/error.ts';
import constraints from '../../constraints/ec2.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { authorizeSecurityGroupEgress } from './authorize-security-group-egress.ts';
import { authorizeSecurityGroupIngress } from './authorize-security-group-ingress.ts';
import { createDefaultVpc } from './create-default-vpc.ts';
import { createSecurityGroup } from './create-security-group.ts';
import { createSubnet } from './create-subnet.ts';
import { createTags } from './create-tags.ts';
import { createVpc } from './create-vpc.ts';
import { makeDefaultVpc } from './default-vpc.ts';
import { deleteInternetGateway } from './delete-internet-gateway.ts';
import { deleteNetworkInterface } from './delete-network-interface.ts';
import { deleteSecurityGroup } from './delete-security-group.ts';
import { deleteSubnet } from './delete-subnet.ts';
import { deleteTags } from './delete-tags.ts';
import { deleteVpc } from './delete-vpc.ts';
import { describeAvailabilityZones } from './describe-availability-zones.ts';
import { describeInternetGateways } from './describe-internet-gateways.ts';
import { describeNetworkInterfaces } from './describe-network-interfaces.ts';
import { describeRouteTables } from './describe-route-tables.ts';
import { describeSecurityGroupRules } from './describe-security-group-rules.ts';
import { describeSecurityGroups } from './describe-security-groups.ts';
import { describeSubnets } from './describe-subnets.ts';
import { describeTags } from './describe-tags.ts';
import { describeVpcs } from './describe-vpcs.ts';
import { detachInternetGateway } from './detach-internet-gateway.ts';
import { inventory } from './inventory.ts';
import { revokeSecurityGroupEgress } from './revoke-security-group-egress.ts';
import { revokeSecurityGroupIngress } from './revoke-security-group-ingress.ts';
import { vpcs } from './vpcs.ts';

/** Amazon EC2: of its 800 operations the networking that a Fargate task needs. */
export const ec2: Service = {
  id: 'ec2',
  protocol: 'ec2Query',
  target: '',
  version: '2016-11-15',
  xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  operations: [
    authorizeSecurityGroupEgress,
    authorizeSecurityGroupIngress,
    createDefaultVpc,
    createSecurityGroup,
    createSubnet,
    createTags,
    createVpc,
    deleteInternetGateway,
    deleteNetworkInterface,
    deleteSecurityGroup,
    deleteSubnet,
    deleteTags,
    deleteVpc,
    describeAvailabilityZones,
    describeInternetGateways,
    describeNetworkInterfaces,
    describeRouteTables,
    describeSecurityGroupRules,
    describeSecurityGroups,
    describeSubnets,
    describeTags,
    describeVpcs,
    detachInternetGateway,
    revokeSecurityGroupEgress,
    revokeSecurityGroupIngress,
  ],
  constraints,
  invalid({ path, value, constraint }) {
    if (constraint === 'Member must not be null') {
      // AWS's own words: https://github.com/getmoto/moto/issues/112
      const name = WIRE_NAMES[path] ?? path;
      return new AwsError('MissingParameter', `The request must contain the parameter ${name}`);
    }
    // The form is EC2's, as in its paging errors; what follows the first sentence is a guess.
    return new AwsError(
      'InvalidParameterValue',
      `Value (${String(value)}) for parameter ${path} is invalid. ${constraint}`,
    );
  },
  prepare(region) {
    // Whoever deletes the default VPC does not find it again: it is made once, when the Region is new.
    const regions = region.account.table<{ name: string }>('ec2/region');
    if (regions.has(region.name)) return;
    regions.put(region.name, { name: region.name });
    if (vpcs(region).size === 0) makeDefaultVpc(region);
  },
  inventory,
};

// --- internal ---

/** The members that EC2 calls by another name on the wire, and so in its errors. */
const WIRE_NAMES: Record<string, string> = {
  description: 'GroupDescription',
  groupName: 'GroupName',
};
