import type { NetworkConfiguration } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import {
  defaultSecurityGroup,
  findSecurityGroup,
} from '../../ec2/security-groups/security-groups.ts';
import { findSubnet } from '../../ec2/networks/subnets.ts';
import type { Capacity } from '../clusters/capacity.ts';
import { invalidParameter } from '../errors.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';
import type { TaskNetwork, TaskRecord } from './tasks.ts';

/** Refuses a network that tasks of the definition could not be placed in, with InvalidParameterException. */
export function checkNetworkConfiguration(
  region: Region,
  definition: TaskDefinitionRecord,
  configuration: NetworkConfiguration | undefined,
  { launchType }: Capacity = {},
): void {
  const network = configuration?.awsvpcConfiguration;
  if (definition.networkMode !== 'awsvpc') {
    if (!network) return;
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-service-network-config-mode
    throw invalidParameter(
      'Network Configuration is not valid for the given networkMode of this task definition.',
    );
  }
  if (!network) {
    // https://github.com/tryretool/retool-onpremise/pull/84
    throw invalidParameter(
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    );
  }
  const { subnets = [], securityGroups = [] } = network;
  if (launchType === 'EC2' && network.assignPublicIp === 'ENABLED') {
    // https://github.com/hashicorp/waypoint/issues/643
    throw invalidParameter('Assign public IP is not supported for this launch type.');
  }
  // https://github.com/awslabs/fargatecli/issues/73
  if (subnets.length === 0) throw invalidParameter('subnets can not be empty.');
  // https://github.com/opensearch-project/opensearch-migrations/issues/1430
  if (subnets.length > 16) throw invalidParameter('subnets can have at most 16 items.');
  // The limit is the API reference's, the wording a guess after that for the subnets.
  if (securityGroups.length > 5) throw invalidParameter('securityGroups can have at most 5 items.');
  // https://github.com/hashicorp/waypoint/issues/3514
  if (subnets.includes('')) throw invalidParameter('subnet cannot be blank.');
  // https://github.com/hashicorp/waypoint/issues/3514
  if (securityGroups.includes('')) throw invalidParameter('security group cannot be blank.');
  const vpcs = new Set<string>();
  for (const id of subnets) {
    const subnet = findSubnet(region, id);
    if (!subnet) {
      // https://github.com/eddmann/serverless-fargate/issues/20
      throw invalidParameter(
        `Error retrieving subnet information for [${id}]: The subnet ID '${id}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
      );
    }
    vpcs.add(subnet.VpcId);
  }
  // A guess at the wording.
  if (vpcs.size > 1) throw invalidParameter('All subnets must be in the same VPC.');
  for (const id of securityGroups) {
    const group = findSecurityGroup(region, id);
    if (!group) {
      // ECS puts EC2's words and code into its own: https://github.com/dask/dask-cloudprovider/issues/56; EC2's are in
      // https://github.com/zalando-stups/fullstop/issues/351
      throw invalidParameter(
        `Error retrieving security group information for [${id}]: The security group '${id}' does not exist (ErrorCode: InvalidGroup.NotFound)`,
      );
    }
    if (!vpcs.has(group.VpcId)) {
      // https://github.com/aws/aws-dotnet-deploy/issues/735
      throw invalidParameter(
        `Security group ${id} does not appear to belong to the same VPC as the input subnets.`,
      );
    }
  }
}

/** A network configuration with AWS's defaults written out. */
export function completeNetworkConfiguration({
  awsvpcConfiguration = { subnets: [] },
}: NetworkConfiguration): NetworkConfiguration {
  const { subnets, securityGroups = [], assignPublicIp = 'DISABLED' } = awsvpcConfiguration;
  return { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } };
}

/** The place of one more task: the subnet with the fewest tasks of its kind, so that they spread over the zones. */
export function networkFor(
  region: Region,
  configuration: NetworkConfiguration | undefined,
  others: readonly TaskRecord[],
): TaskNetwork {
  const {
    subnets = [],
    securityGroups = [],
    assignPublicIp,
  } = configuration?.awsvpcConfiguration ?? {};
  const used = new Map<string, number>();
  for (const { network, task } of others) {
    if (task.desiredStatus === 'STOPPED') continue;
    used.set(network.subnetId, (used.get(network.subnetId) ?? 0) + 1);
  }
  const load = (id: string) => used.get(id) ?? 0;
  const subnetId = [...subnets].sort((a, b) => load(a) - load(b))[0]!;
  const vpcId = findSubnet(region, subnetId)?.VpcId;
  const fallback = vpcId === undefined ? undefined : defaultSecurityGroup(region, vpcId)?.GroupId;
  const groupIds = securityGroups.length > 0 ? securityGroups : fallback ? [fallback] : [];
  return { subnetId, groupIds, publicIp: assignPublicIp === 'ENABLED' };
}
