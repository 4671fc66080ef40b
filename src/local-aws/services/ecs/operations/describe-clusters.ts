import {
  DescribeClusters$,
  type DescribeClustersCommandInput,
  type DescribeClustersCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, clusters, type ClusterRecord } from '../clusters/clusters.ts';
import { clusterNamed } from '../identifiers.ts';
import { shownCluster } from '../views/shown-cluster.ts';

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
      const name = clusterNamed(region, reference);
      const cluster = clusters(region).get(name);
      if (cluster) found.push(cluster);
      else failures.push({ arn: clusterArn(region, name), reason: 'MISSING' });
    }
    return { clusters: found.map((cluster) => shownCluster(region, cluster, include)), failures };
  },
});
