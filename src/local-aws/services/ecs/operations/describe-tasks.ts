import {
  DescribeTasks$,
  type DescribeTasksCommandInput,
  type DescribeTasksCommandOutput,
  type Failure,
  type Task,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { invalidParameter } from '../errors.ts';
import { taskNamed } from '../identifiers.ts';
import { findTask, taskArn } from '../tasks/tasks.ts';

/** An unknown task is no error: it is in `failures`, with HTTP 200. A stopped one can be seen for an hour. */
export const describeTasks = operation<DescribeTasksCommandInput, DescribeTasksCommandOutput>(
  DescribeTasks$,
  {
    permissions: ({ cluster, tasks: asked = [] }, region) =>
      asked.map((reference) => ({
        action: 'ecs:DescribeTasks',
        resource: taskArn(region, clusterName(cluster), reference),
        context: { 'ecs:cluster': clusterArn(region, clusterName(cluster)) },
      })),
    run({ cluster: reference, tasks: asked = [], include = [] }, region) {
      const cluster = requireCluster(region, reference);
      // https://github.com/sil-org/ecs-deploy/issues/63
      if (asked.length === 0) throw invalidParameter('Tasks cannot be empty.');
      // https://github.com/gchq/sleeper/issues/555
      if (asked.length > 100) throw invalidParameter('taskIds can have at most 100 items.');
      const found: Task[] = [];
      const failures: Failure[] = [];
      for (const task of new Set(asked)) {
        const id = taskNamed(region, cluster.clusterName, task, 'taskId');
        const arn = taskArn(region, cluster.clusterName, id);
        const record = findTask(region, arn);
        if (!record) {
          failures.push({ arn, reason: 'MISSING' });
        } else {
          found.push({
            ...record.task,
            tags: include.includes('TAGS') ? (record.task.tags ?? []) : [],
          });
        }
      }
      return { tasks: found, failures };
    },
  },
);
