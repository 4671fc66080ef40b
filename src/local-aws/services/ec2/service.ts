import { AwsError } from '../../core/error.ts';
import type { Service } from '../../core/operation.ts';
import { authorizeSecurityGroupIngress } from './authorize-security-group-ingress.ts';
import { createSecurityGroup } from './create-security-group.ts';
import { makeDefaultVpc } from './default-vpc.ts';
import { deleteSecurityGroup } from './delete-security-group.ts';
import { describeNetworkInterfaces } from './describe-network-interfaces.ts';
import { describeRouteTables } from './describe-route-tables.ts';
import { describeSecurityGroups } from './describe-security-groups.ts';
import { describeSubnets } from './describe-subnets.ts';
import { describeVpcs } from './describe-vpcs.ts';
import { inventory } from './inventory.ts';
import { vpcs } from './vpcs.ts';

/** Amazon EC2: of its 800 operations the networking that a Fargate task needs. */
export const ec2: Service = {
  id: 'ec2',
  protocol: 'ec2Query',
  target: '',
  version: '2016-11-15',
  xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  operations: [
    authorizeSecurityGroupIngress,
    createSecurityGroup,
    deleteSecurityGroup,
    describeNetworkInterfaces,
    describeRouteTables,
    describeSecurityGroups,
    describeSubnets,
    describeVpcs,
  ],
  // AWS's own words: https://github.com/getmoto/moto/issues/112
  invalid: ({ path }) =>
    new AwsError(
      'MissingParameter',
      `The request must contain the parameter ${WIRE_NAMES[path] ?? path}`,
    ),
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
