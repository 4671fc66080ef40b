import {
  CreateService$,
  type CreateServiceCommandInput,
  type CreateServiceCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { monitoringAfter } from '../scheduling/monitoring.ts';
import { checkAdvancedConfiguration } from '../scheduling/advanced-configuration.ts';
import { requireCapacity } from '../clusters/capacity.ts';
import { platformOfService } from '../clusters/platform-version.ts';
import { clusterName, requireCluster } from '../clusters/clusters.ts';
import { completeDeploymentConfiguration } from '../deployments/deployment-configuration.ts';
import { deploy } from '../deployments/deployments.ts';
import { invalidParameter } from '../errors.ts';
import { checkGracePeriod } from '../scheduling/grace-period.ts';
import {
  checkDesiredCount,
  checkExecuteCommand,
  checkRole,
  checkServiceMembers,
  newRebalancing,
  refuseDaemon,
} from '../scheduling/check-service-members.ts';
import { checkLoadBalancers } from '../traffic/check-load-balancers.ts';
import {
  checkNetworkConfiguration,
  completeNetworkConfiguration,
} from '../tasks/network-configuration.ts';
import { tagOnCreate } from '../permissions.ts';
import { assumeServiceLinkedRole } from '../scheduling/service-linked-role.ts';
import { passLoadBalancerRoles, serviceContext } from '../scheduling/service-permissions.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import { serviceArn, services, type ServiceRecord } from '../scheduling/services.ts';
import { shownService } from '../views/shown-service.ts';
import { checkTags } from '../tags.ts';
import { requireActiveTaskDefinition } from '../task-definitions/task-definitions.ts';
import { isValidName } from '../valid-name.ts';

export const createService = operation<CreateServiceCommandInput, CreateServiceCommandOutput>(
  CreateService$,
  {
    permissions(input, region) {
      const arn = serviceArn(region, clusterName(input.cluster), input.serviceName ?? '');
      const context = serviceContext(region, input);
      return [
        { action: 'ecs:CreateService', resource: arn, context },
        ...tagOnCreate('CreateService', arn, input.tags),
        ...passLoadBalancerRoles(input, region.accountId),
      ];
    },
    run(input, region) {
      const cluster = requireCluster(region, input.cluster);
      const name = input.serviceName ?? '';
      if (!isValidName(name)) {
        // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-service-name
        throw invalidParameter(`ServiceName must match ^[a-zA-Z0-9\\-_]{1,255}$, but was ${name}`);
      }
      const arn = serviceArn(region, cluster.clusterName, name);
      const request = requestText(input);
      const existing = services(region).get(arn);
      if (existing && existing.service.status !== 'INACTIVE') {
        return { service: shownService(region, sameOrRefused(existing, input, request), true) };
      }
      checkMembers(input);
      checkTags(input.tags, invalidParameter);
      const definition = requireActiveTaskDefinition(region, input.taskDefinition!);
      checkRole(input, definition);
      checkExecuteCommand(input.enableExecuteCommand, definition, 'created');
      const capacity = requireCapacity(input, cluster, definition);
      checkNetworkConfiguration(region, definition, input.networkConfiguration, capacity);
      refuseDaemon(input);
      checkDesiredCount(requireCount(input));
      checkLoadBalancers(region, definition, input.loadBalancers ?? []);
      const deploymentConfiguration = completeDeploymentConfiguration(
        input.deploymentConfiguration,
      );
      checkAdvancedConfiguration(region, arn, input.loadBalancers ?? [], deploymentConfiguration);
      assumeServiceLinkedRole(region);
      if (existing) services(region).delete(arn);
      const record: ServiceRecord = {
        service: {
          serviceArn: arn,
          serviceName: name,
          clusterArn: cluster.clusterArn,
          loadBalancers: input.loadBalancers ?? [],
          serviceRegistries: [],
          status: 'ACTIVE',
          desiredCount: input.desiredCount!,
          ...capacity,
          ...platformOfService(capacity, definition, input.platformVersion),
          taskDefinition: definition.taskDefinitionArn,
          deploymentConfiguration,
          ...(definition.networkMode === 'awsvpc' && {
            roleArn: `arn:aws:iam::${region.accountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
          }),
          createdAt: region.date,
          placementConstraints: [],
          placementStrategy: [],
          ...(input.networkConfiguration && {
            networkConfiguration: completeNetworkConfiguration(input.networkConfiguration),
          }),
          healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? 0,
          schedulingStrategy: 'REPLICA',
          deploymentController: { type: 'ECS' },
          createdBy: region.caller.arn,
          enableECSManagedTags: input.enableECSManagedTags ?? false,
          propagateTags: input.propagateTags ?? 'NONE',
          enableExecuteCommand: input.enableExecuteCommand ?? false,
          availabilityZoneRebalancing: newRebalancing(input, deploymentConfiguration),
        },
        tags: input.tags ?? [],
        monitoring: monitoringAfter(input.monitoring),
        deployments: [],
        events: [],
        request,
        ...(input.clientToken !== undefined && { clientToken: input.clientToken }),
        steady: false,
      };
      const made = services(region).put(arn, deploy(region, record, definition));
      wakeService(region, arn, 2000 + region.account.chance(2000, arn));
      return { service: shownService(region, made, true) };
    },
  },
);

// --- internal ---

/** A repeated call as text, with the cluster in one spelling; the tags are not compared. */
function requestText({
  clientToken: _token,
  tags: _tags,
  ...input
}: CreateServiceCommandInput): string {
  const entries = Object.entries({ ...input, cluster: clusterName(input.cluster) });
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The service that is there, for a call that repeats the one that made it, token and all. Without a token no call repeats another:
 * https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
 */
function sameOrRefused(
  existing: ServiceRecord,
  { clientToken }: CreateServiceCommandInput,
  request: string,
): ServiceRecord {
  if (existing.service.status === 'DRAINING') {
    // https://github.com/ewilde/faas-fargate/issues/13
    throw invalidParameter('Unable to Start a service that is still Draining.');
  }
  if (!clientToken || existing.clientToken !== clientToken || existing.request !== request) {
    // https://github.com/hashicorp/terraform-provider-aws/issues/23462
    throw invalidParameter('Creation of service was not idempotent.');
  }
  return existing;
}

/** Checks that need the request alone. */
function checkMembers(input: CreateServiceCommandInput): void {
  // A guess at the wording.
  if (!input.taskDefinition) throw invalidParameter('TaskDefinition can not be blank.');
  if ((input.clientToken ?? '').length > 36) {
    // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
    throw invalidParameter('idempotency token longer than 36.');
  }
  checkServiceMembers(input);
  checkGracePeriod(input.healthCheckGracePeriodSeconds, input.loadBalancers);
}

function requireCount({ desiredCount }: CreateServiceCommandInput): number {
  // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
  if (desiredCount === undefined) throw invalidParameter('DesiredCount is missing');
  // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
  if (desiredCount < 0) throw invalidParameter('DesiredCount can not be lesser than 0');
  return desiredCount;
}
