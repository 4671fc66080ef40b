import {
  DescribeTasksCommand,
  paginateListTasks,
  type ECSClient,
  type Task,
} from '@aws-sdk/client-ecs';
import { defineStep } from '../../src/engine/step.ts';
import { clustersOf } from './cluster.ts';

export const task = defineStep({
  id: 'task',
  title: 'The tasks in your account',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'read their names',
    ListTasks: 'find the tasks of a cluster that are running or starting',
    DescribeTasks: 'read their details',
  },

  async run({ ecs, region, show, say }) {
    let count = 0;
    for await (const each of tasksOf(ecs)) {
      count += 1;
      show('task', each.taskArn!.split('/').at(-1)!, {
        taskArn: each.taskArn,
        taskDefinitionArn: each.taskDefinitionArn,
        group: each.group,
        startedBy: each.startedBy,
        desiredStatus: each.desiredStatus,
        lastStatus: each.lastStatus,
        healthStatus: each.healthStatus,
        cpu: each.cpu,
        memory: each.memory,
        availabilityZone: each.availabilityZone,
        networkInterfaceId: detailOf(each, 'networkInterfaceId'),
        privateIPv4Address: detailOf(each, 'privateIPv4Address'),
        containers: each.containers?.map(
          ({ name, image, lastStatus }) => `${name} (${image}): ${lastStatus}`,
        ),
      });
    }
    if (count === 0) {
      say(`No task is running in ${region}. "npm run step:create-service" starts one.`);
    }
    return { count };
  },
});

// #region list
/** Every task of a Region that runs or is about to. */
export async function* tasksOf(ecs: ECSClient): AsyncGenerator<Task> {
  for await (const { clusterArn: cluster } of clustersOf(ecs)) {
    for await (const page of paginateListTasks({ client: ecs }, { cluster })) {
      if (!page.taskArns?.length) continue;
      const { tasks = [] } = await ecs.send(
        new DescribeTasksCommand({ cluster, tasks: page.taskArns }),
      );
      yield* tasks;
    }
  }
}
// #endregion list

// #region detail
/** Returns a detail of the network interface that ECS made for a task. */
export function detailOf(task: Task, name: string): string | undefined {
  const attached = task.attachments?.find(
    ({ type }) => type === 'ElasticNetworkInterface',
  );
  return attached?.details?.find((detail) => detail.name === name)?.value;
}
// #endregion detail
