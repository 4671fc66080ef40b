import { ClusterNotFoundException$, type Cluster } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';
import { clusterNamed } from '../identifiers.ts';

export type ClusterRecord = Cluster & { clusterName: string; clusterArn: string };

/** The clusters of a Region by name, the INACTIVE ones included. */
export function clusters(region: Region): Table<ClusterRecord> {
  return region.table<ClusterRecord>('ecs/cluster');
}

/**
 * The name in a short name or a full ARN, or in what is neither; `default` when nothing was given, as on AWS. For what is
 * asked of IAM, before anybody knows if there is such a cluster.
 */
export function clusterName(reference: string | undefined): string {
  return reference === undefined || reference === '' ? 'default' : reference.split('/').at(-1)!;
}

export function clusterArn(region: Region, name: string): string {
  return region.arn('ecs', `cluster/${name}`);
}

/** An ACTIVE cluster. Throws ClusterNotFoundException, and InvalidParameterException for what can be no cluster's. */
export function requireCluster(region: Region, reference: string | undefined): ClusterRecord {
  const cluster = clusters(region).get(clusterNamed(region, reference));
  // https://github.com/pulumi/pulumi-awsx/issues/352
  if (!cluster) throw awsError(ClusterNotFoundException$, 'Cluster not found.');
  if (cluster.status === 'INACTIVE') {
    // https://github.com/vatertime/minecraft-spot-pricing/issues/4
    throw awsError(ClusterNotFoundException$, 'The referenced cluster was inactive.');
  }
  return cluster;
}
