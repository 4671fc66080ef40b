import {
  DescribeTasksCommand,
  paginateListTasks,
  type DescribeTasksCommandInput,
  type DesiredStatus,
  type ECSClient,
  type Task,
} from '@aws-sdk/client-ecs';

/**
 * The tasks of a cluster, with those that have stopped: AWS shows them for about an hour.
 *
 * @param asked members of the request beside the cluster and the tasks
 */
export async function* everyTask(
  ecs: ECSClient,
  cluster: string,
  asked: Pick<DescribeTasksCommandInput, 'include'> = {},
): AsyncIterable<Task> {
  for (const desiredStatus of ['RUNNING', 'STOPPED'] satisfies DesiredStatus[]) {
    const pages = paginateListTasks({ client: ecs }, { cluster, desiredStatus });
    for await (const { taskArns = [] } of pages) {
      if (taskArns.length === 0) continue;
      const { tasks = [] } = await ecs.send(
        new DescribeTasksCommand({ cluster, tasks: taskArns, ...asked }),
      );
      yield* tasks;
    }
  }
}
