import {
  ListTasks$,
  type ListTasksCommandInput,
  type ListTasksCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { pageOf } from '../paging.ts';
import { requireService } from '../scheduling/services.ts';
import { parseTaskDefinition } from '../task-definitions/task-definitions.ts';
import { isVisible, tasks } from '../tasks/tasks.ts';

/**
 * The tasks that are meant to run, unless `desiredStatus` asks for those that are meant to have stopped. PENDING is a
 * value that no task ever has, so it lists nothing.
 */
export const listTasks = operation<ListTasksCommandInput, ListTasksCommandOutput>(ListTasks$, {
  permissions: ({ cluster }, region) => [
    {
      action: 'ecs:ListTasks',
      resource: '*',
      context: { 'ecs:cluster': clusterArn(region, clusterName(cluster)) },
    },
  ],
  run(input, region) {
    const cluster = requireCluster(region, input.cluster);
    const { family, startedBy, desiredStatus = 'RUNNING', launchType } = input;
    const service =
      input.serviceName && requireService(region, cluster.clusterName, input.serviceName).service;
    const candidates = service
      ? tasks(region).by('service', service.serviceArn)
      : tasks(region).by('cluster', cluster.clusterArn);
    const arns = candidates
      .filter((record) => isVisible(region, record))
      .map(({ task }) => task)
      .filter((task) => task.desiredStatus === desiredStatus)
      .filter((task) => !family || parseTaskDefinition(task.taskDefinitionArn).family === family)
      .filter((task) => startedBy === undefined || task.startedBy === startedBy)
      .filter((task) => !launchType || task.launchType === launchType)
      .map((task) => task.taskArn);
    const { items, ...token } = pageOf(arns, (arn) => arn, input);
    return { taskArns: items, ...token };
  },
});
