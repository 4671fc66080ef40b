import {
  DescribeServices$,
  type DescribeServicesCommandInput,
  type DescribeServicesCommandOutput,
  type Failure,
  type Service,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { invalidParameter } from '../errors.ts';
import { serviceArn, services } from '../scheduling/services.ts';
import { shownService } from '../views/shown-service.ts';

/** An unknown service is no error: it is in `failures`, with HTTP 200. A deleted one is INACTIVE. */
export const describeServices = operation<
  DescribeServicesCommandInput,
  DescribeServicesCommandOutput
>(DescribeServices$, {
  permissions: ({ cluster, services: asked = [] }, region) =>
    asked.map((reference) => ({
      action: 'ecs:DescribeServices',
      resource: serviceArn(region, clusterName(cluster), reference),
      context: { 'ecs:cluster': clusterArn(region, clusterName(cluster)) },
    })),
  run({ cluster: reference, services: asked = [], include = [] }, region) {
    const cluster = requireCluster(region, reference);
    // The first text is AWS's own, the second a guess.
    if (asked.length === 0) throw invalidParameter('Services cannot be empty.');
    if (asked.length > 10) throw invalidParameter('Services cannot have more than 10 elements');
    const found: Service[] = [];
    const failures: Failure[] = [];
    for (const name of new Set(asked)) {
      const arn = serviceArn(region, cluster.clusterName, name);
      const record = services(region).get(arn);
      if (record) found.push(shownService(region, record, include.includes('TAGS')));
      else failures.push({ arn, reason: 'MISSING' });
    }
    return { services: found, failures };
  },
});
