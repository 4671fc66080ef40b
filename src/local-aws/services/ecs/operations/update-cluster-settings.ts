import {
  UpdateClusterSettings$,
  type UpdateClusterSettingsCommandInput,
  type UpdateClusterSettingsCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { checkClusterSettings } from '../clusters/cluster-settings.ts';
import { clusterArn, clusterName, clusters, requireCluster } from '../clusters/clusters.ts';
import { shownCluster } from '../views/shown-cluster.ts';

export const updateClusterSettings = operation<
  UpdateClusterSettingsCommandInput,
  UpdateClusterSettingsCommandOutput
>(UpdateClusterSettings$, {
  permissions: ({ cluster }, region) => [
    { action: 'ecs:UpdateClusterSettings', resource: clusterArn(region, clusterName(cluster)) },
  ],
  run({ cluster: reference, settings = [] }, region) {
    const cluster = requireCluster(region, reference);
    checkClusterSettings(settings);
    const changed = clusters(region).put(cluster.clusterName, { ...cluster, settings });
    return { cluster: shownCluster(region, changed, ['SETTINGS']) };
  },
});
