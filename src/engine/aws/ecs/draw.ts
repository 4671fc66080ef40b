import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  type ECSClient,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Box } from '../../picture/boxes.ts';
import { clusterBox, taskDefinitionBox } from './boxes.ts';

/** How many events of a service are told. */
const EVENTS = 3;

/** The task definitions, then the clusters with their services and tasks; and what the services say. */
export async function drawEcs(ecs: ECSClient): Promise<{ boxes: Box[]; says: string[] }> {
  const boxes = await taskDefinitions(ecs);
  const says: string[] = [];
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  if (clusterArns.length === 0) return { boxes, says };
  const { clusters = [] } = await ecs.send(new DescribeClustersCommand({ clusters: clusterArns }));
  for (const cluster of clusters) {
    const tasks = await tasksIn(ecs, cluster.clusterArn!);
    const services = await servicesIn(ecs, cluster.clusterArn!, tasks);
    boxes.push(clusterBox(cluster, services, tasks));
    for (const { events = [] } of services) {
      says.push(...events.slice(0, EVENTS).map(({ message = '' }) => message));
    }
  }
  return { boxes, says };
}

// --- internal ---

async function taskDefinitions(ecs: ECSClient): Promise<Box[]> {
  const { taskDefinitionArns = [] } = await ecs.send(
    new ListTaskDefinitionsCommand({ status: 'ACTIVE' }),
  );
  const found = await Promise.all(
    taskDefinitionArns.map((taskDefinition) =>
      ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition })),
    ),
  );
  return found.map(({ taskDefinition }) => taskDefinitionBox(taskDefinition!));
}

/**
 * The services of a cluster. One that is being deleted is in no list any more, but its tasks tell of it until they have
 * stopped. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
 */
async function servicesIn(
  ecs: ECSClient,
  cluster: string,
  tasks: readonly Task[],
): Promise<Service[]> {
  const { serviceArns = [] } = await ecs.send(new ListServicesCommand({ cluster }));
  const names = serviceArns.map((arn) => arn.split('/').at(-1)!);
  const ofTasks = tasks
    .filter(({ lastStatus, group }) => lastStatus !== 'STOPPED' && group?.startsWith('service:'))
    .map(({ group }) => group!.slice('service:'.length));
  const all = [...new Set([...names, ...ofTasks])];
  if (all.length === 0) return [];
  const input = { cluster, services: all };
  const { services = [] } = await ecs.send(new DescribeServicesCommand(input));
  return services;
}

async function tasksIn(ecs: ECSClient, cluster: string): Promise<Task[]> {
  const arns: string[] = [];
  for (const desiredStatus of ['RUNNING', 'STOPPED'] as const) {
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, desiredStatus }));
    arns.push(...taskArns);
  }
  if (arns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: arns }));
  return tasks;
}
