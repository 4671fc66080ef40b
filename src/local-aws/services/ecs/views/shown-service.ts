import type { Service } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { isOver } from '../deployments/service-deployments.ts';
import { serviceDeployments } from '../deployments/service-deployments.ts';
import type { ServiceRecord } from '../scheduling/services.ts';
import { countTasks, liveTasksOfService, type TaskRecord } from '../tasks/tasks.ts';

/** A service as the API shows it, every count taken from its tasks. */
export function shownService(region: Region, record: ServiceRecord, withTags: boolean): Service {
  const live = liveTasksOfService(region, record.service.serviceArn);
  const { running, pending } = countTasks(live);
  const ofDeployment = new Map<string, TaskRecord[]>();
  for (const task of live) {
    const id = task.deploymentId ?? '';
    ofDeployment.set(id, [...(ofDeployment.get(id) ?? []), task]);
  }
  const underWay = record.deployments
    .map((each) => serviceDeployments(region).get(each.serviceDeploymentArn))
    .find((each) => each && !isOver(each));
  return {
    ...record.service,
    runningCount: running,
    pendingCount: pending,
    deployments: record.deployments.map(
      ({
        revisionArn: _arn,
        serviceDeploymentArn: _deployment,
        isRollback: _is,
        targets: _targets,
        ...deployment
      }) => {
        const counts = countTasks(ofDeployment.get(deployment.id) ?? []);
        return { ...deployment, runningCount: counts.running, pendingCount: counts.pending };
      },
    ),
    ...(underWay && { currentServiceDeployment: underWay.serviceDeploymentArn }),
    currentServiceRevisions: record.deployments.map((deployment) => {
      const counts = countTasks(ofDeployment.get(deployment.id) ?? []);
      return {
        arn: deployment.revisionArn,
        requestedTaskCount: deployment.desiredCount,
        runningTaskCount: counts.running,
        pendingTaskCount: counts.pending,
      };
    }),
    events: record.events,
    tags: withTags ? record.tags : [],
  };
}
