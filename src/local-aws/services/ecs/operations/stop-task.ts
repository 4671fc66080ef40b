import {
  StopTask$,
  type StopTaskCommandInput,
  type StopTaskCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { stopTask as stop } from '../tasks/task-stop.ts';
import { findTask, requireTask, taskArn } from '../tasks/tasks.ts';

/** The task stays RUNNING for a moment; a service starts another in its place. */
export const stopTask = operation<StopTaskCommandInput, StopTaskCommandOutput>(StopTask$, {
  permissions: ({ cluster, task = '' }, region) => [
    {
      action: 'ecs:StopTask',
      resource: taskArn(region, clusterName(cluster), task),
      context: { 'ecs:cluster': clusterArn(region, clusterName(cluster)) },
    },
  ],
  run({ cluster: reference, task = '', reason = 'Task stopped by user' }, region) {
    const cluster = requireCluster(region, reference);
    const record = requireTask(region, cluster.clusterName, task);
    stop(region, record, { stopCode: 'UserInitiated', reason });
    return { task: findTask(region, record.task.taskArn)!.task };
  },
});
