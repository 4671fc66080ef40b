import type { LoadBalancer } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import {
  loadBalancerArnsOf,
  targetGroups,
} from '../../elastic-load-balancing-v2/targets/target-groups.ts';
import { invalidParameter } from '../errors.ts';
import { notModelled } from '../../not-modelled.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';

/**
 * Refuses load balancers that tasks of the definition could not be put behind, with InvalidParameterException. The
 * texts are AWS's own, from public transcripts of Terraform, CloudFormation and Pulumi, where no comment says otherwise.
 */
export function checkLoadBalancers(
  region: Region,
  definition: TaskDefinitionRecord,
  loadBalancers: readonly LoadBalancer[],
): void {
  // https://github.com/hashicorp/terraform/issues/25306
  if (loadBalancers.length > 5) throw invalidParameter('load balancers can have at most 5 items.');
  for (const each of loadBalancers) {
    if (each.loadBalancerName) throw notModelled('Classic Load Balancers of a service');
    checkContainer(definition, each);
    checkTargetGroup(region, definition, each.targetGroupArn ?? '');
  }
}

// --- internal ---

function checkContainer(
  { containerDefinitions = [] }: TaskDefinitionRecord,
  { containerName, containerPort }: LoadBalancer,
): void {
  // https://github.com/pipe-cd/pipecd/issues/3847
  if (!containerName) throw invalidParameter('Container Name can not be blank.');
  const container = containerDefinitions.find(({ name }) => name === containerName);
  if (!container) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-svc-lb-container-name-missing
    throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
  }
  // A guess at the wording.
  if (containerPort === undefined) throw invalidParameter('Container Port can not be blank.');
  if (container.portMappings?.some((mapping) => mapping.containerPort === containerPort)) return;
  // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-svc-lb-container-port-missing
  throw invalidParameter(
    `The container ${containerName} did not have a container port ${containerPort} defined.`,
  );
}

function checkTargetGroup(region: Region, definition: TaskDefinitionRecord, arn: string): void {
  const record = targetGroups(region).get(arn);
  if (!record) {
    // https://github.com/metaps/genova/issues/9
    throw invalidParameter(
      'Unable to assume role and validate the specified targetGroupArn. Please verify that the ECS service role being passed has the proper permissions.',
    );
  }
  const { TargetType: type } = record.targetGroup;
  if (type !== 'ip') {
    // https://github.com/riboseinc/terraform-aws-ecs-gitlab/issues/5
    throw invalidParameter(
      `The provided target group ${arn} has target type ${type}, which is incompatible with the ${definition.networkMode} network mode specified in the task definition.`,
    );
  }
  if (loadBalancerArnsOf(region, arn).length === 0) {
    // https://github.com/cloudposse/terraform-aws-ecs-web-app/issues/226
    throw invalidParameter(
      `The target group with targetGroupArn ${arn} does not have an associated load balancer.`,
    );
  }
}
