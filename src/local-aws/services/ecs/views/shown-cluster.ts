import type { Cluster } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import type { ClusterRecord } from '../clusters/clusters.ts';
import { services } from '../scheduling/services.ts';
import { countTasks, liveTasksOfCluster } from '../tasks/tasks.ts';

/** A cluster as the API shows it, every count taken from its tasks and services. */
export function shownCluster(
  region: Region,
  cluster: ClusterRecord,
  include: readonly string[],
): Cluster {
  const { running, pending } = countTasks(liveTasksOfCluster(region, cluster.clusterArn));
  const active = services(region).by('active', cluster.clusterArn).length;
  const draining = services(region).by('live', cluster.clusterArn).length - active;
  const statistics = Object.entries({
    runningEC2TasksCount: 0,
    runningFargateTasksCount: running,
    pendingEC2TasksCount: 0,
    pendingFargateTasksCount: pending,
    runningExternalTasksCount: 0,
    pendingExternalTasksCount: 0,
    activeEC2ServiceCount: 0,
    activeFargateServiceCount: active,
    drainingEC2ServiceCount: 0,
    drainingFargateServiceCount: draining,
    activeExternalServiceCount: 0,
    drainingExternalServiceCount: 0,
  }).map(([name, value]) => ({ name, value: String(value) }));
  const { configuration, serviceConnectDefaults, ...shown } = cluster;
  return {
    ...shown,
    runningTasksCount: running,
    pendingTasksCount: pending,
    activeServicesCount: active,
    ...(serviceConnectDefaults && { serviceConnectDefaults }),
    // AWS leaves these out unless they are asked for by name.
    ...(include.includes('CONFIGURATIONS') && configuration && { configuration }),
    tags: include.includes('TAGS') ? (cluster.tags ?? []) : [],
    settings: include.includes('SETTINGS') ? (cluster.settings ?? []) : [],
    statistics: include.includes('STATISTICS') ? statistics : [],
  };
}
