import type { Region } from '../../../core/account.ts';
import { clusterName, clusters, type ClusterRecord } from './clusters.ts';

/** How long a new cluster is PROVISIONING, in milliseconds. AWS gives no figure. */
const PROVISIONING_TIME = 10_000;

/**
 * The status of a cluster that is being made. With capacity providers AWS sometimes prepares it for a while, and then
 * it is not ACTIVE yet when CreateCluster replies: here only when that fault was injected.
 * https://docs.aws.amazon.com/cli/latest/reference/ecs/create-cluster.html
 */
export function statusOfNewCluster(
  region: Region,
  arn: string,
  capacityProviders: readonly string[],
): Pick<ClusterRecord, 'status' | 'attachmentsStatus'> {
  const takesTime =
    capacityProviders.length > 0 &&
    region.account.faults.take(['cluster-provisioning'], { service: 'ecs' }) !== undefined;
  if (!takesTime) return { status: 'ACTIVE' };
  region.schedule('ecs/cluster', arn, PROVISIONING_TIME);
  return { status: 'PROVISIONING', attachmentsStatus: 'UPDATE_IN_PROGRESS' };
}

/** The timer `ecs/cluster`: the capacity providers of a cluster are there. */
export function finishProvisioning(arn: string, region: Region): void {
  const cluster = clusters(region).get(clusterName(arn))!;
  clusters(region).put(cluster.clusterName, {
    ...cluster,
    status: 'ACTIVE',
    attachmentsStatus: 'UPDATE_COMPLETE',
  });
}

/** Fails a cluster whose timer threw: it never gets its capacity providers. */
export function failProvisioning(arn: string, region: Region): void {
  const cluster = clusters(region).get(clusterName(arn));
  if (cluster?.status !== 'PROVISIONING') return;
  clusters(region).put(cluster.clusterName, {
    ...cluster,
    status: 'FAILED',
    attachmentsStatus: 'UPDATE_FAILED',
  });
}

/** The cluster without what was going on, because it is deleted meanwhile. */
export function stopProvisioning(region: Region, cluster: ClusterRecord): ClusterRecord {
  region.account.cancel('ecs/cluster', cluster.clusterArn);
  const { attachmentsStatus: _status, ...rest } = cluster;
  return rest;
}
