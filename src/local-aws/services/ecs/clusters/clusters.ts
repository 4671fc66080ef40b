import { ClusterNotFoundException$, type Cluster } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';

export type ClusterRecord = Cluster & { clusterName: string; clusterArn: string };

/** The clusters of a Region by name, the INACTIVE ones included. */
export function clusters(region: Region): Table<ClusterRecord> {
  return region.table<ClusterRecord>('ecs/cluster');
}

/** The name in a short name or a full ARN; `default` when nothing was given, as on AWS. */
export function clusterName(reference: string | undefined): string {
  return reference === undefined || reference === '' ? 'default' : reference.split('/').at(-1)!;
}

export function clusterArn(region: Region, name: string): string {
  return region.arn('ecs', `cluster/${name}`);
}

/** An ACTIVE cluster. Throws ClusterNotFoundException. */
export function requireCluster(region: Region, reference: string | undefined): ClusterRecord {
  const cluster = clusters(region).get(clusterName(reference));
  if (!cluster || cluster.status === 'INACTIVE') {
    throw awsError(ClusterNotFoundException$, 'Cluster not found.');
  }
  return cluster;
}
