import {
  DescribeTasksCommand,
  paginateListTasks,
  type DesiredStatus,
  type ECSClient,
  type Task,
} from '@aws-sdk/client-ecs';
import { readTags } from './aws/tag-shapes.ts';
import type { Wait } from './step.ts';

/**
 * The tasks of a family in a cluster that one starter has started, the newest first, with their tags. Those that have stopped
 * are among them for about an hour. `startedBy` may be no filter beside others, so it is compared here:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
 */
export async function tasksStartedBy(
  ecs: ECSClient,
  where: { cluster: string; family: string; startedBy: string },
): Promise<Task[]> {
  const { cluster, family, startedBy } = where;
  const found: Task[] = [];
  for (const desiredStatus of ['RUNNING', 'STOPPED'] satisfies DesiredStatus[]) {
    const pages = paginateListTasks({ client: ecs }, { cluster, family, desiredStatus });
    for await (const { taskArns = [] } of pages) {
      if (taskArns.length === 0) continue;
      const { tasks = [] } = await ecs.send(
        new DescribeTasksCommand({ cluster, tasks: taskArns, include: ['TAGS'] }),
      );
      found.push(...tasks.filter((task) => task.startedBy === startedBy));
    }
  }
  return found.sort((a, b) => Number(b.createdAt) - Number(a.createdAt));
}

/** Which of them is the one: the newest that was started with these inputs, else the newest; and those that have not stopped. */
export function latest(tasks: readonly Task[], inputsHash: string) {
  const isThis = ({ tags }: Task) => readTags(tags)['inputs'] === inputsHash;
  return {
    task: tasks.find(isThis) ?? tasks[0],
    running: tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED'),
  };
}

/** The wait for a task to stop, by itself or because it was asked to. It may be seconds old, and not be seen yet. */
export function stopping(ecs: ECSClient, cluster: string, taskArn: string): Wait<Task> {
  return {
    until: 'the task to stop',
    every: 5,
    atMost: 600,
    async poll() {
      const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [taskArn] }));
      const task = tasks?.[0];
      if (task?.lastStatus === 'STOPPED') return { done: task };
      return { state: task?.lastStatus ?? 'not visible yet' };
    },
  };
}

/** Returns true if a task has stopped, and all of its containers ended with exit code 0. */
export function hasSucceeded({ lastStatus, containers = [] }: Task): boolean {
  return lastStatus === 'STOPPED' && containers.every(({ exitCode }) => exitCode === 0);
}

/** How a task ended, in AWS's words: `exit code 3; EssentialContainerExited; Essential container in task exited`. */
export function howItEnded({ containers = [], stopCode, stoppedReason }: Task): string {
  const exits = containers.flatMap(({ name, exitCode, reason }) => {
    const whose = containers.length > 1 ? `${name}: ` : '';
    const code = exitCode === undefined ? 'no exit code' : `exit code ${exitCode}`;
    return [`${whose}${code}`, reason];
  });
  // For a container that never started, both reasons are the same words.
  return [...new Set([...exits, stopCode, stoppedReason].filter(Boolean))].join('; ');
}
