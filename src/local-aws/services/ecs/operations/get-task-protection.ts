import {
  GetTaskProtection$,
  type GetTaskProtectionCommandInput,
  type GetTaskProtectionCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { requireCluster } from '../clusters/clusters.ts';
import { protectableTasks } from '../tasks/protected-tasks.ts';
import { onTasks } from '../tasks/task-permissions.ts';
import { shownProtection } from '../tasks/task-protection.ts';
import { liveTasksOfCluster } from '../tasks/tasks.ts';

/** Which of these tasks are protected; without any, which of the cluster's services. */
export const getTaskProtection = operation<
  GetTaskProtectionCommandInput,
  GetTaskProtectionCommandOutput
>(GetTaskProtection$, {
  permissions: (input, region) => onTasks('GetTaskProtection', input, region),
  run({ cluster, tasks = [] }, region) {
    const { clusterArn } = requireCluster(region, cluster);
    const { arns, failures } = protectableTasks(region, cluster, tasks);
    const all = liveTasksOfCluster(region, clusterArn)
      .filter(({ serviceArn }) => serviceArn !== undefined)
      .map(({ task }) => task.taskArn);
    const shown = tasks.length > 0 ? arns : all;
    return { protectedTasks: shown.map((arn) => shownProtection(region, arn)), failures };
  },
});
