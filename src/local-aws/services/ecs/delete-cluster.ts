import {
  DeleteCluster$,
  type DeleteClusterCommandInput,
  type DeleteClusterCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../core/operation.ts';
import { clusterArn, clusterName, clusters, requireCluster } from './clusters.ts';

export const deleteCluster = operation<DeleteClusterCommandInput, DeleteClusterCommandOutput>(
  DeleteCluster$,
  {
    permissions: ({ cluster }, region) => [
      { action: 'ecs:DeleteCluster', resource: clusterArn(region, clusterName(cluster)) },
    ],
    run({ cluster: reference }, region) {
      const cluster = requireCluster(region, reference);
      const deleted = { ...cluster, status: 'INACTIVE' };
      return { cluster: clusters(region).put(cluster.clusterName, deleted) };
    },
  },
);
