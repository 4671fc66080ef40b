import {
  ClusterNotFoundException,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  paginateListServices,
  paginateListTasks,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { isOwned } from '../owned.ts';
import type { ListedIn } from '../service.ts';

/**
 * Tells what keeps a cluster from being deleted: services and tasks in it that are not ours, and a state of its own. ECS deletes
 * no cluster in which something runs: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCluster.html
 */
export async function* whatIsIn(
  { ecs }: { ecs: ECSClient },
  cluster: string,
  { name }: ListedIn,
): AsyncIterable<string> {
  const short = cluster.split('/').at(-1);
  const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: [cluster] }));
  const status = clusters?.[0]?.status;
  if (status !== 'ACTIVE') yield `It is ${status}.`;
  const pages = paginateListServices({ client: ecs, pageSize: 10 }, { cluster });
  for await (const { serviceArns = [] } of pages) {
    if (serviceArns.length === 0) continue;
    const ask = { cluster, services: serviceArns, include: ['TAGS' as const] };
    const { services = [] } = await ecs.send(new DescribeServicesCommand(ask));
    for (const { serviceName, tags } of services) {
      if (isOwned(name, tags)) continue;
      yield `Somebody's service "${serviceName}" is in it: aws ecs delete-service --cluster ${short} --service ${serviceName} --force deletes it.`;
    }
  }
  for await (const { taskArns = [] } of paginateListTasks({ client: ecs }, { cluster })) {
    if (taskArns.length === 0) continue;
    const ask = { cluster, tasks: taskArns, include: ['TAGS' as const] };
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand(ask));
    for (const { taskArn = '', group = '', tags } of tasks) {
      // The task of a service goes with it.
      if (isOwned(name, tags) || group.startsWith('service:')) continue;
      const id = taskArn.split('/').at(-1);
      yield `Somebody's task ${id} is in it: aws ecs stop-task --cluster ${short} --task ${id} stops it.`;
    }
  }
}

/** A task of somebody else that runs in our cluster, with what ends it: the cluster, its groups and its roles stay in use by it. */
export async function somebodysTask(
  { ecs }: { ecs: ECSClient },
  { name: cluster }: ListedIn,
): Promise<{ why: string; next: string } | undefined> {
  try {
    const list = new ListTasksCommand({ cluster, desiredStatus: 'RUNNING' });
    const { taskArns = [] } = await ecs.send(list);
    if (taskArns.length === 0) return undefined;
    const ask = { cluster, tasks: taskArns, include: ['TAGS' as const] };
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand(ask));
    const theirs = tasks.find(({ tags }) => !isOwned(cluster, tags));
    if (!theirs) return undefined;
    const task = theirs.taskArn!.split('/').at(-1)!;
    const [, service] = /^service:(.+)$/.exec(theirs.group ?? '') ?? [];
    return service === undefined
      ? {
          why: `Somebody's task ${task} runs in the cluster "${cluster}", and keeps what it uses.`,
          next: `aws ecs stop-task --cluster ${cluster} --task ${task}`,
        }
      : {
          why: `Somebody's service "${service}" runs in the cluster "${cluster}", and keeps what it uses.`,
          next: `aws ecs delete-service --cluster ${cluster} --service ${service} --force`,
        };
  } catch (error) {
    if (error instanceof ClusterNotFoundException) return undefined;
    throw error;
  }
}
