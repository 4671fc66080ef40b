import {
  DescribeServices$,
  type DescribeServicesCommandInput,
  type DescribeServicesCommandOutput,
  type Failure,
  type Service,
} from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { invalidParameter } from '../errors.ts';
import { serviceNamed } from '../identifiers.ts';
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
    // https://github.com/vend/ecs-cleaner/issues/2
    if (asked.length === 0) throw invalidParameter('Services cannot be empty.');
    // https://github.com/sil-org/ecs-deploy/issues/266
    if (asked.length > 10) throw invalidParameter('service names can have at most 10 items.');
    const found: Service[] = [];
    const failures: Failure[] = [];
    for (const each of new Set(asked)) {
      const name = serviceNamed(region, cluster.clusterName, each);
      const record = services(region).get(serviceArn(region, cluster.clusterName, name));
      if (record) found.push(shownService(region, record, include.includes('TAGS')));
      else failures.push({ arn: missingArn(region, each), reason: 'MISSING' });
    }
    return { services: found, failures };
  },
});

// --- internal ---

/**
 * The ARN that AWS gives for a service that is not there: without the cluster, as ARNs were when this was written.
 * https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/369
 */
function missingArn(region: Region, reference: string): string {
  return reference.startsWith('arn:') ? reference : region.arn('ecs', `service/${reference}`);
}
