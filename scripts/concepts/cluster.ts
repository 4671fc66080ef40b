import {
  DescribeClustersCommand,
  paginateListClusters,
  type Cluster,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { defineStep } from '../../src/engine/step.ts';

export const cluster = defineStep({
  id: 'cluster',
  title: 'The clusters in your account',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'read their details',
  },

  async run({ ecs, region, show, say }) {
    let count = 0;
    for await (const each of clustersOf(ecs)) {
      count += 1;
      show('cluster', each.clusterName!, {
        clusterArn: each.clusterArn,
        status: each.status,
        capacityProviders: each.capacityProviders,
        defaultCapacityProviderStrategy: each.defaultCapacityProviderStrategy?.map(
          ({ capacityProvider, weight, base }) =>
            `${capacityProvider} (weight ${weight}, base ${base})`,
        ),
        settings: each.settings?.map(({ name, value }) => `${name}=${value}`),
        activeServicesCount: each.activeServicesCount,
        pendingTasksCount: each.pendingTasksCount,
        runningTasksCount: each.runningTasksCount,
        registeredContainerInstancesCount: each.registeredContainerInstancesCount,
      });
    }
    if (count === 0) {
      say(`${region} has no cluster. "npm run step:create-cluster" makes one.`);
    }
    return { count };
  },
});

// #region list
/** Every cluster of a Region. A deleted one is not in the list. */
export async function* clustersOf(ecs: ECSClient): AsyncGenerator<Cluster> {
  for await (const page of paginateListClusters({ client: ecs }, {})) {
    // Without names, DescribeClusters would describe the cluster "default".
    if (!page.clusterArns?.length) continue;
    const { clusters = [] } = await ecs.send(
      new DescribeClustersCommand({
        clusters: page.clusterArns,
        include: ['SETTINGS'],
      }),
    );
    yield* clusters;
  }
}
// #endregion list
