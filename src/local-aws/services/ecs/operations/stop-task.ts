import {
  StopTask$,
  type StopTaskCommandInput,
  type StopTaskCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { invalidParameter } from '../errors.ts';
import { stopTask as stop } from '../tasks/task-stop.ts';
import { findTask, taskArn } from '../tasks/tasks.ts';

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
    const arn = taskArn(region, cluster.clusterName, task);
    const record = findTask(region, arn);
    // AWS's own words, from public transcripts.
    if (!record) throw invalidParameter('The referenced task was not found.');
    stop(region, record, { stopCode: 'UserInitiated', reason });
    return { task: findTask(region, arn)!.task };
  },
});
