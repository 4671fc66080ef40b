import {
  DeleteService$,
  ServiceNotActiveException$,
  type DeleteServiceCommandInput,
  type DeleteServiceCommandOutput,
} from '@aws-sdk/client-ecs';
import { awsError } from '../../../core/error.ts';
import type { Region } from '../../../core/account.ts';
import { targetGroups } from '../../elastic-load-balancing-v2/targets/target-groups.ts';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { changeServiceDeployment, isOver } from '../deployments/service-deployments.ts';
import { invalidParameter } from '../errors.ts';
import { serviceDeployments } from '../deployments/service-deployments.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import {
  requireService,
  type ServiceRecord,
  serviceArn,
  services,
} from '../scheduling/services.ts';
import { shownService } from '../views/shown-service.ts';

/**
 * The service is DRAINING until its last task is STOPPING, then INACTIVE. The cluster has the tasks until they are
 * gone.
 */
export const deleteService = operation<DeleteServiceCommandInput, DeleteServiceCommandOutput>(
  DeleteService$,
  {
    permissions: ({ cluster, service = '' }, region) => [
      {
        action: 'ecs:DeleteService',
        resource: serviceArn(region, clusterName(cluster), service),
        context: { 'ecs:cluster': clusterArn(region, clusterName(cluster)) },
      },
    ],
    run({ cluster: reference, service: name = '', force = false }, region) {
      const cluster = requireCluster(region, reference);
      const record = requireService(region, cluster.clusterName, name, '');
      const { service } = record;
      if (service.status === 'INACTIVE') {
        // A guess that DeleteService says it in UpdateService's words.
        throw awsError(ServiceNotActiveException$, 'Service was not ACTIVE.');
      }
      if (service.status === 'DRAINING') return { service: shownService(region, record, true) };
      if (!force && service.desiredCount > 0) {
        // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
        throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
      }
      if (!force) requireTargetGroups(region, record);
      for (const { serviceDeploymentArn } of record.deployments) {
        const history = serviceDeployments(region).get(serviceDeploymentArn);
        if (!history || isOver(history)) continue;
        changeServiceDeployment(region, serviceDeploymentArn, {
          status: 'STOPPED',
          // A guess at the wording.
          statusReason: 'The service was deleted.',
          stoppedAt: region.date,
          finishedAt: region.date,
        });
      }
      const { retryAt: _retryAt, ...rest } = record;
      const draining = services(region).put(service.serviceArn, {
        ...rest,
        service: { ...service, status: 'DRAINING', desiredCount: 0 },
        deployments: record.deployments.map((deployment) => ({
          ...deployment,
          desiredCount: 0,
          updatedAt: region.date,
        })),
      });
      wakeService(region, service.serviceArn, 2000);
      return { service: shownService(region, draining, true) };
    },
  },
);

// --- internal ---

/** ECS takes a service out of its target groups, and does not do without them. */
function requireTargetGroups(region: Region, { service }: ServiceRecord): void {
  for (const { targetGroupArn } of service.loadBalancers ?? []) {
    if (targetGroupArn === undefined || targetGroups(region).has(targetGroupArn)) continue;
    // https://github.com/ansible-collections/community.aws/issues/220
    throw invalidParameter(`The target group ${targetGroupArn} does not exist.`);
  }
}
