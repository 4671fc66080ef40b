import {
  InvalidConfigurationRequestException$,
  InvalidSubnetException$,
  SubnetNotFoundException$,
  type CreateLoadBalancerCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { internetGateways } from '../../ec2/routing/internet-gateways.ts';
import {
  defaultSecurityGroup,
  findSecurityGroup,
} from '../../ec2/security-groups/security-groups.ts';
import { findSubnet, type SubnetRecord } from '../../ec2/networks/subnets.ts';
import { validationError } from '../errors.ts';

/**
 * The subnets of an Application Load Balancer, which must be in two zones at least and in one VPC. Throws
 * SubnetNotFoundException, InvalidSubnetException, InvalidConfigurationRequestException or ValidationError. The texts
 * are AWS's, as public transcripts of Terraform and CloudFormation show, where a comment says nothing else.
 */
export function subnetsOf(region: Region, input: CreateLoadBalancerCommandInput): SubnetRecord[] {
  const mapped = input.SubnetMappings?.map(({ SubnetId = '' }) => SubnetId);
  if (mapped && input.Subnets) {
    // A guess at the wording.
    throw validationError('You must specify either subnets or subnet mappings, not both');
  }
  const ids = [...new Set(input.Subnets ?? mapped ?? [])];
  const subnets = ids.map((id) => requireSubnet(region, id));
  const zones = new Set(subnets.map(({ AvailabilityZone }) => AvailabilityZone));
  if (zones.size < subnets.length) {
    throw awsError(
      InvalidConfigurationRequestException$,
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  }
  if (zones.size < 2) {
    throw validationError(
      'At least two subnets in two different Availability Zones must be specified',
    );
  }
  if (new Set(subnets.map(({ VpcId }) => VpcId)).size > 1) {
    // A guess at the wording.
    throw awsError(
      InvalidConfigurationRequestException$,
      'All subnets must belong to the same VPC',
    );
  }
  requireGateway(region, subnets[0]!.VpcId, input.Scheme);
  return subnets;
}

/** The security groups of a load balancer: those that were named, or the default one of its VPC. */
export function securityGroupsOf(
  region: Region,
  vpcId: string,
  named: readonly string[] = [],
): string[] {
  const ids = named.length > 0 ? named : [defaultSecurityGroup(region, vpcId)!.GroupId];
  if (!ids.every((id) => findSecurityGroup(region, id)?.VpcId === vpcId)) {
    throw awsError(
      InvalidConfigurationRequestException$,
      'One or more security groups are invalid',
    );
  }
  return [...new Set(ids)];
}

// --- internal ---

function requireSubnet(region: Region, id: string): SubnetRecord {
  const subnet = findSubnet(region, id);
  if (!subnet) throw awsError(SubnetNotFoundException$, `The subnet ID '${id}' is not valid`);
  return subnet;
}

function requireGateway(region: Region, vpcId: string, scheme = 'internet-facing'): void {
  if (scheme === 'internal') return;
  const isConnected = internetGateways(region)
    .all()
    .some(({ Attachments }) => Attachments.some((each) => each.VpcId === vpcId));
  if (isConnected) return;
  throw awsError(InvalidSubnetException$, `VPC ${vpcId} has no internet gateway`);
}
