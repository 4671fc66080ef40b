import {
  UpdateCluster$,
  type UpdateClusterCommandInput,
  type UpdateClusterCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { checkClusterConfiguration, checkClusterSettings } from '../clusters/cluster-settings.ts';
import { clusterArn, clusterName, clusters, requireCluster } from '../clusters/clusters.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { shownCluster } from '../views/shown-cluster.ts';

export const updateCluster = operation<UpdateClusterCommandInput, UpdateClusterCommandOutput>(
  UpdateCluster$,
  {
    permissions: ({ cluster }, region) => [
      { action: 'ecs:UpdateCluster', resource: clusterArn(region, clusterName(cluster)) },
    ],
    run({ cluster: reference, settings, configuration, serviceConnectDefaults }, region) {
      const cluster = requireCluster(region, reference);
      refuseMembers('a cluster', { serviceConnectDefaults });
      checkClusterSettings(settings);
      checkClusterConfiguration(configuration);
      const changed = clusters(region).put(cluster.clusterName, {
        ...cluster,
        ...(settings && { settings }),
        ...(configuration && { configuration }),
      });
      return { cluster: shownCluster(region, changed, ['SETTINGS', 'CONFIGURATIONS']) };
    },
  },
);
