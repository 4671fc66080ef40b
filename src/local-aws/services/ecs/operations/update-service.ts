import {
  ServiceNotActiveException$,
  type Service,
  UpdateService$,
  type UpdateServiceCommandInput,
  type UpdateServiceCommandOutput,
} from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { monitoringAfter } from '../scheduling/monitoring.ts';
import { checkAdvancedConfiguration } from '../scheduling/advanced-configuration.ts';
import { completeStrategy, requireCapacity, type Capacity } from '../clusters/capacity.ts';
import { platformOfService } from '../clusters/platform-version.ts';
import { clusterName, requireCluster, type ClusterRecord } from '../clusters/clusters.ts';
import { completeDeploymentConfiguration } from '../deployments/deployment-configuration.ts';
import { deploy } from '../deployments/deployments.ts';
import { invalidParameter } from '../errors.ts';
import { checkGracePeriod } from '../scheduling/grace-period.ts';
import {
  checkDesiredCount,
  checkExecuteCommand,
  checkRebalancing,
  checkServiceMembers,
} from '../scheduling/check-service-members.ts';
import { checkLoadBalancers } from '../traffic/check-load-balancers.ts';
import {
  checkNetworkConfiguration,
  completeNetworkConfiguration,
} from '../tasks/network-configuration.ts';
import { passLoadBalancerRoles, serviceContext } from '../scheduling/service-permissions.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import {
  requireService,
  serviceArn,
  services,
  type ServiceRecord,
} from '../scheduling/services.ts';
import { shownService } from '../views/shown-service.ts';
import {
  findTaskDefinition,
  requireActiveTaskDefinition,
  type TaskDefinitionRecord,
} from '../task-definitions/task-definitions.ts';

/**
 * Changes a service. A new task definition, network or platform, or `forceNewDeployment`, makes a new deployment; the
 * other members, `desiredCount` among them, change the service as it is.
 */
export const updateService = operation<UpdateServiceCommandInput, UpdateServiceCommandOutput>(
  UpdateService$,
  {
    permissions: (input, region) => [
      {
        action: 'ecs:UpdateService',
        resource: serviceArn(region, clusterName(input.cluster), input.service ?? ''),
        context: serviceContext(region, input),
      },
      ...passLoadBalancerRoles(input, region.accountId),
    ],
    run(input, region) {
      const cluster = requireCluster(region, input.cluster);
      const record = requireService(region, cluster.clusterName, input.service ?? '');
      if (record.service.status !== 'ACTIVE') {
        // https://github.com/alchemy-run/alchemy/pull/1581
        throw awsError(ServiceNotActiveException$, 'Service was not ACTIVE.');
      }
      checkMembers(input);
      const definition = wantedDefinition(region, record, input);
      const changed = changedService(region, record, input, cluster, definition);
      const updated = needsDeployment(record, changed, input)
        ? deploy(region, changed, definition)
        : inPlace(region, changed);
      const { retryAt: _retryAt, ...fresh } = updated;
      const put = services(region).put(record.service.serviceArn, fresh);
      wakeService(region, record.service.serviceArn, 2000);
      return { service: shownService(region, put, true) };
    },
  },
);

// --- internal ---

function checkMembers(input: UpdateServiceCommandInput): void {
  checkDesiredCount(input.desiredCount);
  checkServiceMembers(input);
}

/** A service may keep a definition that was deregistered; it may not take one. */
function wantedDefinition(
  region: Region,
  { service }: ServiceRecord,
  { taskDefinition }: UpdateServiceCommandInput,
): TaskDefinitionRecord {
  const current = findTaskDefinition(region, service.taskDefinition)!;
  if (!taskDefinition) return current;
  const wanted = findTaskDefinition(region, taskDefinition);
  return wanted === current ? current : requireActiveTaskDefinition(region, taskDefinition);
}

/**
 * Where the tasks of a service are to run. No strategy at all is back to the launch type:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
function changedCapacity(
  { launchType, capacityProviderStrategy }: Service,
  { capacityProviderStrategy: given, forceNewDeployment }: UpdateServiceCommandInput,
): Capacity {
  const kept = {
    ...(launchType && { launchType }),
    ...(capacityProviderStrategy && { capacityProviderStrategy }),
  };
  if (!given) return kept;
  const wanted = completeStrategy(given);
  if (JSON.stringify(wanted) === JSON.stringify(capacityProviderStrategy)) return kept;
  if (!forceNewDeployment) {
    // https://github.com/pipe-cd/pipecd/pull/6385
    throw invalidParameter(
      'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
    );
  }
  if (wanted.length > 0) return { capacityProviderStrategy: wanted };
  return { launchType: launchType ?? 'FARGATE' };
}

function changedService(
  region: Region,
  record: ServiceRecord,
  input: UpdateServiceCommandInput,
  cluster: ClusterRecord,
  definition: TaskDefinitionRecord,
): ServiceRecord {
  const { service } = record;
  const networkConfiguration = input.networkConfiguration
    ? completeNetworkConfiguration(input.networkConfiguration)
    : service.networkConfiguration;
  const loadBalancers = input.loadBalancers ?? service.loadBalancers ?? [];
  // Those that the service has, and not those that this call gives it: a service gets them first, and the period then.
  // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1313
  checkGracePeriod(input.healthCheckGracePeriodSeconds, service.loadBalancers);
  if (input.loadBalancers || input.taskDefinition) {
    checkLoadBalancers(region, definition, loadBalancers);
  }
  const deploymentConfiguration = completeDeploymentConfiguration(
    input.deploymentConfiguration,
    service.deploymentConfiguration,
  );
  if (input.loadBalancers || input.deploymentConfiguration?.strategy) {
    checkAdvancedConfiguration(region, service.serviceArn, loadBalancers, deploymentConfiguration);
  }
  const rebalancing = input.availabilityZoneRebalancing ?? service.availabilityZoneRebalancing;
  checkRebalancing(rebalancing, deploymentConfiguration, 'updated');
  checkExecuteCommand(
    input.enableExecuteCommand ?? service.enableExecuteCommand,
    definition,
    'updated',
  );
  const { launchType: _type, capacityProviderStrategy: _strategy, ...rest } = service;
  const capacity = changedCapacity(service, input);
  const platformVersion = input.platformVersion ?? service.platformVersion;
  requireCapacity({ ...capacity, platformVersion }, cluster, definition);
  checkNetworkConfiguration(region, definition, networkConfiguration, capacity);
  return {
    ...record,
    monitoring: monitoringAfter(input.monitoring, record.monitoring),
    service: {
      ...rest,
      ...capacity,
      taskDefinition: definition.taskDefinitionArn,
      desiredCount: input.desiredCount ?? service.desiredCount,
      ...(networkConfiguration && { networkConfiguration }),
      loadBalancers,
      // A guess: a service that is taken out of its load balancers has the period that one without them is made with.
      healthCheckGracePeriodSeconds:
        loadBalancers.length === 0
          ? 0
          : (input.healthCheckGracePeriodSeconds ?? service.healthCheckGracePeriodSeconds),
      ...platformOfService(capacity, definition, platformVersion),
      deploymentConfiguration,
      enableExecuteCommand: input.enableExecuteCommand ?? service.enableExecuteCommand,
      enableECSManagedTags: input.enableECSManagedTags ?? service.enableECSManagedTags,
      propagateTags: input.propagateTags ?? service.propagateTags,
      availabilityZoneRebalancing: rebalancing,
    },
  };
}

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html says which members do, and of `monitoring`
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-faster-auto-scaling.html, read on 2026-11-29.
 */
function needsDeployment(
  { service: before, monitoring }: ServiceRecord,
  { service: after, monitoring: wanted }: ServiceRecord,
  input: UpdateServiceCommandInput,
): boolean {
  return (
    input.forceNewDeployment === true ||
    JSON.stringify(monitoring) !== JSON.stringify(wanted) ||
    before.taskDefinition !== after.taskDefinition ||
    before.platformVersion !== after.platformVersion ||
    JSON.stringify(before.networkConfiguration) !== JSON.stringify(after.networkConfiguration) ||
    JSON.stringify(before.loadBalancers) !== JSON.stringify(after.loadBalancers)
  );
}

/** The PRIMARY deployment continues with another count. */
function inPlace(region: Region, record: ServiceRecord): ServiceRecord {
  const [primary, ...others] = record.deployments;
  const { desiredCount } = record.service;
  if (!primary || primary.desiredCount === desiredCount) return record;
  return {
    ...record,
    deployments: [{ ...primary, desiredCount, updatedAt: region.date }, ...others],
    steady: false,
  };
}
