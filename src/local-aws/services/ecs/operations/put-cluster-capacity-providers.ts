import {
  PutClusterCapacityProviders$,
  ResourceInUseException$,
  type PutClusterCapacityProvidersCommandInput,
  type PutClusterCapacityProvidersCommandOutput,
} from '@aws-sdk/client-ecs';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { completeStrategy } from '../clusters/capacity.ts';
import { checkClusterCapacity } from '../clusters/cluster-capacity.ts';
import { clusterArn, clusterName, clusters, requireCluster } from '../clusters/clusters.ts';
import { clientException } from '../errors.ts';
import { services } from '../scheduling/services.ts';
import { shownCluster } from '../views/shown-cluster.ts';

/** Replaces the whole list: a provider that is left out is taken from the cluster. */
export const putClusterCapacityProviders = operation<
  PutClusterCapacityProvidersCommandInput,
  PutClusterCapacityProvidersCommandOutput
>(PutClusterCapacityProviders$, {
  permissions: ({ cluster, capacityProviders = [] }, region) => [
    {
      action: 'ecs:PutClusterCapacityProviders',
      resource: clusterArn(region, clusterName(cluster)),
      ...(capacityProviders.length > 0 && {
        context: { 'ecs:capacity-provider': [...capacityProviders] },
      }),
    },
  ],
  run(input, region) {
    const { capacityProviders = [], defaultCapacityProviderStrategy = [] } = input;
    const cluster = requireCluster(region, input.cluster);
    if (cluster.status !== 'ACTIVE') {
      // AWS's words: https://github.com/hashicorp/terraform-provider-aws/issues/11285
      throw clientException('Cluster was not ACTIVE.');
    }
    checkClusterCapacity(capacityProviders, defaultCapacityProviderStrategy);
    for (const { service } of services(region).by('live', cluster.clusterArn)) {
      for (const { capacityProvider = '' } of service.capacityProviderStrategy ?? []) {
        if (capacityProviders.includes(capacityProvider)) continue;
        // https://github.com/aws/containers-roadmap/issues/631
        throw awsError(
          ResourceInUseException$,
          'The specified capacity provider is in use and cannot be removed.',
        );
      }
    }
    const changed = clusters(region).put(cluster.clusterName, {
      ...cluster,
      capacityProviders,
      defaultCapacityProviderStrategy: completeStrategy(defaultCapacityProviderStrategy),
    });
    return { cluster: shownCluster(region, changed, []) };
  },
});
