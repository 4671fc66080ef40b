import {
  DescribeClusters$,
  type DescribeClustersCommandInput,
  type DescribeClustersCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../core/operation.ts';
import { clusterArn, clusterName, clusters, type ClusterRecord } from './clusters.ts';

/** An unknown cluster is no error: it is in `failures`, with HTTP 200. A deleted one is INACTIVE. */
export const describeClusters = operation<
  DescribeClustersCommandInput,
  DescribeClustersCommandOutput
>(DescribeClusters$, {
  permissions: ({ clusters: asked = ['default'] }, region) =>
    asked.map((reference) => ({
      action: 'ecs:DescribeClusters',
      resource: clusterArn(region, clusterName(reference)),
    })),
  run({ clusters: asked = ['default'], include = [] }, region) {
    const found: ClusterRecord[] = [];
    const failures = [];
    for (const reference of asked) {
      const cluster = clusters(region).get(clusterName(reference));
      if (cluster) found.push(cluster);
      else failures.push({ arn: clusterArn(region, clusterName(reference)), reason: 'MISSING' });
    }
    return {
      clusters: found.map((cluster) => ({
        ...cluster,
        // AWS leaves these out unless they are asked for by name.
        tags: include.includes('TAGS') ? (cluster.tags ?? []) : [],
        settings: include.includes('SETTINGS') ? (cluster.settings ?? []) : [],
        statistics: include.includes('STATISTICS') ? (cluster.statistics ?? []) : [],
      })),
      failures,
    };
  },
});
