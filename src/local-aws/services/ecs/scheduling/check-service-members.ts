import type {
  AvailabilityZoneRebalancing,
  CreateServiceCommandInput,
  DeploymentConfiguration,
  UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { notModelled, refuseMembers } from '../../not-modelled.ts';
import { invalidParameter } from '../errors.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';
import { checkMonitoring } from './monitoring.ts';

/** The most tasks of a service: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MOST_TASKS = 5000;

/**
 * Refuses members of a request to make or change a service that AWS refuses, with InvalidParameterException, then those that
 * the local AWS does not model. The texts are AWS's, most as it was asked in September 2026:
 * https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function checkServiceMembers(
  input: CreateServiceCommandInput | UpdateServiceCommandInput,
): void {
  const isFargate = 'launchType' in input && input.launchType === 'FARGATE';
  if (isFargate && input.placementConstraints?.length) {
    throw invalidParameter('Placement constraints are not supported with FARGATE launch type.');
  }
  if (isFargate && input.placementStrategy?.length) {
    throw invalidParameter('Placement strategies are not supported with FARGATE launch type.');
  }
  if ((input.serviceRegistries ?? []).length > 1) {
    throw invalidParameter('service registries can have at most 1 items.');
  }
  for (const { targetGroupArn, loadBalancerName } of input.loadBalancers ?? []) {
    if (targetGroupArn && loadBalancerName) {
      throw invalidParameter(
        'loadBalancerName and targetGroupArn cannot both be specified. You must specify either a loadBalancerName or a targetGroupArn in all loadBalancer entries.',
      );
    }
    if (loadBalancerName && isFargate) {
      throw invalidParameter('Classic Load Balancers are not supported with Fargate.');
    }
  }
  checkMonitoring(input.monitoring);
  refuseUnmodelled(input);
}

/** Throws InvalidParameterException for a number of tasks that no service can have. */
export function checkDesiredCount(desiredCount: number | undefined): void {
  if (desiredCount === undefined) return;
  // https://github.com/convox/rack/issues/2457
  if (desiredCount < 0) throw invalidParameter('Task count can not be lesser than 0');
  if (desiredCount <= MOST_TASKS) return;
  // https://github.com/aws/containers-roadmap/issues/768
  throw invalidParameter('Desired count exceeds limit.');
}

/**
 * Refuses what AWS refuses of a service with a task on each container instance, and then the service, as not modelled. The
 * texts are AWS's, as it was asked in September 2026: https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function refuseDaemon(input: CreateServiceCommandInput): void {
  if (input.schedulingStrategy !== 'DAEMON') return;
  if (input.desiredCount !== undefined) {
    throw invalidParameter(
      'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
    );
  }
  if ((input.deploymentConfiguration?.maximumPercent ?? 100) > 100) {
    throw invalidParameter(
      'The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration. Change the maximumPercent value to 100, and try again',
    );
  }
  if (input.availabilityZoneRebalancing === 'ENABLED') {
    throw invalidParameter(
      "The service couldn't be created because Availability Zone Rebalancing does not support DAEMON as scheduling strategy. Update scheduling strategy and try again.",
    );
  }
  if (input.launchType === 'FARGATE') {
    // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
    throw invalidParameter(
      'The daemon scheduling strategy does not support the FARGATE launch type. Change the launch type and try again',
    );
  }
  throw notModelled('the scheduling strategy DAEMON');
}

/**
 * If a new service balances its tasks over the zones: where nothing is said, it does if its deployments may have more tasks than
 * it wants. Throws InvalidParameterException where it is to and they may not.
 * https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/service_metrics.json
 */
export function newRebalancing(
  { availabilityZoneRebalancing: asked }: CreateServiceCommandInput,
  configuration: DeploymentConfiguration,
): AvailabilityZoneRebalancing {
  const { maximumPercent = 200 } = configuration;
  checkRebalancing(asked, configuration, 'created');
  return asked ?? (maximumPercent > 100 ? 'ENABLED' : 'DISABLED');
}

/** Throws InvalidParameterException for a service that is to balance its tasks and may have none beyond those that it wants. */
export function checkRebalancing(
  rebalancing: AvailabilityZoneRebalancing | undefined,
  { maximumPercent = 200 }: DeploymentConfiguration,
  done: 'created' | 'updated',
): void {
  if (rebalancing !== 'ENABLED' || maximumPercent > 100) return;
  // Of an update: https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
  throw invalidParameter(
    `The service couldn't be ${done} because Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration. Update deployment configuration and try again.`,
  );
}

/** Refuses the role with which ECS would call a load balancer, where AWS does; where it does not, it is not modelled. */
export function checkRole(
  { role, loadBalancers = [] }: CreateServiceCommandInput,
  { networkMode }: TaskDefinitionRecord,
): void {
  if (role === undefined) return;
  if (loadBalancers.length === 0) {
    // https://github.com/boto/boto3/issues/461
    throw invalidParameter('A role was passed, but no load balancers were present.');
  }
  if (networkMode === 'awsvpc' || loadBalancers.length > 1) {
    // https://github.com/hashicorp/terraform-provider-aws/issues/4657
    throw invalidParameter(
      'You cannot specify an IAM role for services that require a service linked role.',
    );
  }
  throw notModelled('role of a service');
}

/** Throws InvalidParameterException where a service is to let people into its containers, and they have no role. */
export function checkExecuteCommand(
  enabled: boolean | undefined,
  { taskRoleArn }: TaskDefinitionRecord,
  done: 'created' | 'updated',
): void {
  if (!enabled || taskRoleArn) return;
  // https://github.com/aws/aws-cli/issues/6242
  throw invalidParameter(
    `The service couldn't be ${done} because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.`,
  );
}

// --- internal ---

function refuseUnmodelled(input: CreateServiceCommandInput | UpdateServiceCommandInput): void {
  const controller = input.deploymentController?.type ?? 'ECS';
  if (controller !== 'ECS') throw notModelled(`the deployment controller ${controller}`);
  refuseMembers('a service', input, [
    'serviceRegistries',
    'placementConstraints',
    'placementStrategy',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
    'gatewayConnectors',
  ]);
  if (input.serviceConnectConfiguration?.enabled) {
    throw notModelled('serviceConnectConfiguration of a service');
  }
}
