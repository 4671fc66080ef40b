import {
  ListServiceDeployments$,
  type ListServiceDeploymentsCommandInput,
  type ListServiceDeploymentsCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { pageOf } from '../paging.ts';
import { serviceDeployments } from '../deployments/service-deployments.ts';
import { requireService, serviceArn } from '../scheduling/services.ts';

/** The deployments of a service, the newest first. */
export const listServiceDeployments = operation<
  ListServiceDeploymentsCommandInput,
  ListServiceDeploymentsCommandOutput
>(ListServiceDeployments$, {
  permissions: ({ cluster, service = '' }, region) => [
    {
      action: 'ecs:ListServiceDeployments',
      resource: serviceArn(region, clusterName(cluster), service),
      context: { 'ecs:cluster': clusterArn(region, clusterName(cluster)) },
    },
  ],
  run({ cluster, service: reference = '', status = [], createdAt = {}, ...page }, region) {
    const { clusterName: name } = requireCluster(region, cluster);
    const { service } = requireService(region, name, reference);
    const { after = service.createdAt!, before } = createdAt;
    const deployments = serviceDeployments(region)
      .by('service', service.serviceArn)
      // Deployments of an earlier service of this name are not its own.
      .filter((each) => each.createdAt >= service.createdAt! && each.createdAt >= after)
      .filter((each) => !before || each.createdAt <= before)
      .filter((each) => status.length === 0 || status.includes(each.status))
      .reverse();
    const { items, ...token } = pageOf(deployments, (each) => each.serviceDeploymentArn, page);
    return {
      serviceDeployments: items.map((each) => ({
        serviceDeploymentArn: each.serviceDeploymentArn,
        serviceArn: each.serviceArn,
        clusterArn: each.clusterArn,
        createdAt: each.createdAt,
        startedAt: each.startedAt,
        finishedAt: each.finishedAt,
        targetServiceRevisionArn: each.target,
        status: each.status,
        statusReason: each.statusReason,
      })),
      ...token,
    };
  },
});
