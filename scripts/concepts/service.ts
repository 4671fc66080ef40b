import {
  DescribeServicesCommand,
  paginateListServices,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';
import { defineStep } from '../../src/engine/step.ts';
import { clustersOf } from './cluster.ts';

export const service = defineStep({
  id: 'service',
  title: 'The services in your account',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'read their names',
    ListServices: 'find the services of a cluster',
    DescribeServices: 'read their details',
  },

  async run({ ecs, region, show, say }) {
    let count = 0;
    for await (const each of servicesOf(ecs)) {
      count += 1;
      const network = each.networkConfiguration?.awsvpcConfiguration;
      const deployment = each.deploymentConfiguration;
      show('service', each.serviceName!, {
        serviceArn: each.serviceArn,
        status: each.status,
        taskDefinition: each.taskDefinition,
        desiredCount: each.desiredCount,
        pendingCount: each.pendingCount,
        runningCount: each.runningCount,
        launchType: each.launchType,
        capacityProviderStrategy: each.capacityProviderStrategy?.map(
          ({ capacityProvider, weight, base }) =>
            `${capacityProvider} (weight ${weight}, base ${base})`,
        ),
        platformVersion: each.platformVersion,
        subnets: network?.subnets,
        securityGroups: network?.securityGroups,
        assignPublicIp: network?.assignPublicIp,
        'deploymentConfiguration.strategy': deployment?.strategy,
        minimumHealthyPercent: deployment?.minimumHealthyPercent,
        maximumPercent: deployment?.maximumPercent,
        deploymentCircuitBreaker: deployment?.deploymentCircuitBreaker?.enable,
        loadBalancers: each.loadBalancers?.map(
          ({ targetGroupArn, containerName, containerPort }) =>
            `${containerName}:${containerPort} in ${targetGroupArn}`,
        ),
      });
    }
    if (count === 0) {
      say(`${region} has no service. "npm run step:create-service" makes one.`);
    }
    return { count };
  },
});

// #region list
/** Every service of a Region, ten to a call: DescribeServices takes no more. */
export async function* servicesOf(ecs: ECSClient): AsyncGenerator<Service> {
  for await (const { clusterArn: cluster } of clustersOf(ecs)) {
    const pages = paginateListServices({ client: ecs, pageSize: 10 }, { cluster });
    for await (const { serviceArns = [] } of pages) {
      if (serviceArns.length === 0) continue;
      const { services = [] } = await ecs.send(
        new DescribeServicesCommand({ cluster, services: serviceArns }),
      );
      yield* services;
    }
  }
}
// #endregion list
