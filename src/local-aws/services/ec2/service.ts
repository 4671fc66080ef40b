import { AwsError } from '../../core/error.ts';
import constraints from '../../wire/constraint-models/ec2.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { authorizeSecurityGroupEgress } from './operations/authorize-security-group-egress.ts';
import { authorizeSecurityGroupIngress } from './operations/authorize-security-group-ingress.ts';
import { createDefaultVpc } from './operations/create-default-vpc.ts';
import { createSecurityGroup } from './operations/create-security-group.ts';
import { createSubnet } from './operations/create-subnet.ts';
import { createTags } from './operations/create-tags.ts';
import { createVpc } from './operations/create-vpc.ts';
import { makeDefaultVpc } from './networks/default-vpc.ts';
import { deleteInternetGateway } from './operations/delete-internet-gateway.ts';
import { deleteNetworkInterface } from './operations/delete-network-interface.ts';
import { deleteSecurityGroup } from './operations/delete-security-group.ts';
import { deleteSubnet } from './operations/delete-subnet.ts';
import { deleteTags } from './operations/delete-tags.ts';
import { deleteVpc } from './operations/delete-vpc.ts';
import { describeAvailabilityZones } from './operations/describe-availability-zones.ts';
import { describeInternetGateways } from './operations/describe-internet-gateways.ts';
import { describeNetworkInterfaces } from './operations/describe-network-interfaces.ts';
import { describeRouteTables } from './operations/describe-route-tables.ts';
import { describeSecurityGroupRules } from './operations/describe-security-group-rules.ts';
import { describeSecurityGroups } from './operations/describe-security-groups.ts';
import { describeSubnets } from './operations/describe-subnets.ts';
import { describeTags } from './operations/describe-tags.ts';
import { describeVpcs } from './operations/describe-vpcs.ts';
import { detachInternetGateway } from './operations/detach-internet-gateway.ts';
import { inventory } from './inventory.ts';
import { revokeSecurityGroupEgress } from './operations/revoke-security-group-egress.ts';
import { revokeSecurityGroupIngress } from './operations/revoke-security-group-ingress.ts';
import { findTaggable } from './tagging/taggable.ts';
import { vpcs } from './networks/vpcs.ts';

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
  ownWords: {
    // "Value ( 2 ) for parameter maxResults is invalid. Expecting a value greater than 5."; above it takes the maximum.
    DescribeInternetGatewaysMaxResults: ['min', 'max'],
    DescribeNatGatewaysMaxResults: ['min', 'max'],
    DescribeNetworkInterfacesMaxResults: ['min', 'max'],
    DescribeRouteTablesMaxResults: ['min', 'max'],
    DescribeSecurityGroupRulesMaxResults: ['min', 'max'],
    DescribeSecurityGroupsMaxResults: ['min', 'max'],
    DescribeSubnetsMaxResults: ['min', 'max'],
    DescribeVpcsMaxResults: ['min', 'max'],
  },
  invalid({ path, value, constraint }) {
    if (constraint === 'Member must not be null') {
      // AWS's own words: https://github.com/getmoto/moto/issues/112
      const name = WIRE_NAMES[path] ?? path;
      // https://github.com/localstack/localstack/blob/main/tests/aws/services/ec2/test_ec2.snapshot.json
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
  tagsOf(arn, region) {
    const tags = findTaggable(region, arn.split('/').at(-1)!)?.tags ?? [];
    return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  },
  inventory,
};

// --- internal ---

/** The members that EC2 calls by another name on the wire, and so in its errors. */
const WIRE_NAMES: Record<string, string> = {
  description: 'GroupDescription',
  groupName: 'GroupName',
};
