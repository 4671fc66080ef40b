import {
  ClusterContainsServicesException$,
  ClusterContainsTasksException$,
  DeleteCluster$,
  type DeleteClusterCommandInput,
  type DeleteClusterCommandOutput,
} from '@aws-sdk/client-ecs';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { stopProvisioning } from '../clusters/cluster-provisioning.ts';
import { clusterArn, clusterName, clusters, requireCluster } from '../clusters/clusters.ts';
import { services } from '../scheduling/services.ts';
import { shownCluster } from '../views/shown-cluster.ts';
import { liveTasksOfCluster } from '../tasks/tasks.ts';

export const deleteCluster = operation<DeleteClusterCommandInput, DeleteClusterCommandOutput>(
  DeleteCluster$,
  {
    permissions: ({ cluster }, region) => [
      { action: 'ecs:DeleteCluster', resource: clusterArn(region, clusterName(cluster)) },
    ],
    run({ cluster: reference }, region) {
      const cluster = requireCluster(region, reference);
      if (services(region).by('live', cluster.clusterArn).length > 0) {
        // https://github.com/aws/amazon-ecs-cli/issues/368
        throw awsError(
          ClusterContainsServicesException$,
          'The Cluster cannot be deleted while Services are active.',
        );
      }
      if (liveTasksOfCluster(region, cluster.clusterArn).length > 0) {
        // https://github.com/gruntwork-io/cloud-nuke/issues/368
        throw awsError(
          ClusterContainsTasksException$,
          'The Cluster cannot be deleted while Tasks are active.',
        );
      }
      const deleted = { ...stopProvisioning(region, cluster), status: 'INACTIVE' };
      const put = clusters(region).put(cluster.clusterName, deleted);
      return { cluster: shownCluster(region, put, []) };
    },
  },
);
