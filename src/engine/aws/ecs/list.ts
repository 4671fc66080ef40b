import { DescribeNetworkInterfacesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  paginateListClusters,
  paginateListServices,
  type Cluster,
  type ECSClient,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs';
import { formerly } from '../../later-changes.ts';
import { fastMetrics, monitoringOf } from '../../service-monitoring.ts';
import { isOwned } from '../owned.ts';
import type { AnyBilled, Retained, Listed, ListedIn } from '../service.ts';
import { lowerCaseTags } from '../tag-shapes.ts';
import { everyTask } from './every-task.ts';
import { revisionsOfAll } from './revisions.ts';
import type { TaskSize } from './task-size.ts';

/** The clusters, and the one of our name when it is INACTIVE: no list has that. */
export async function* clusters(
  { ecs }: { ecs: ECSClient },
  { name }: ListedIn,
): AsyncIterable<Listed> {
  for await (const { clusterArn, tags, status } of describedClusters(ecs, named(name))) {
    yield {
      arn: clusterArn!,
      tags: lowerCaseTags.read(tags),
      retained: retainedAs(status, 'INACTIVE'),
    };
  }
}

/** The services of our clusters, and the one of our name when it is deleted: no list has that. */
export async function* services(
  { ecs }: { ecs: ECSClient },
  where: ListedIn,
): AsyncIterable<Listed> {
  for await (const cluster of ourClusters(ecs, where)) {
    const pages = paginateListServices({ client: ecs, pageSize: BATCH - 1 }, { cluster });
    const names = new Set(named(where.name));
    for await (const { serviceArns = [] } of pages) {
      for (const arn of serviceArns) names.add(arn.split('/').at(-1)!);
    }
    for (const batch of inBatches([...names])) {
      const { services: described = [] } = await ecs.send(
        new DescribeServicesCommand({ cluster, services: batch, include: ['TAGS'] }),
      );
      for (const each of described) {
        const { securityGroups = [] } = each.networkConfiguration?.awsvpcConfiguration ?? {};
        yield {
          arn: each.serviceArn!,
          tags: lowerCaseTags.read(each.tags),
          bills: await metricsOf(ecs, each),
          refersTo: [
            each.taskDefinition,
            ...securityGroups,
            ...(each.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn),
          ],
          isInOurs: true,
          retained: retainedAs(each.status, 'INACTIVE'),
        };
      }
    }
  }
}

/** The tasks of our clusters, with those that have stopped. */
export async function* tasks(
  { ecs, ec2 }: { ecs: ECSClient; ec2: EC2Client },
  where: ListedIn,
): AsyncIterable<Listed> {
  for await (const cluster of ourClusters(ecs, where)) {
    for await (const task of everyTask(ecs, cluster, { include: ['TAGS'] })) {
      const retained = retainedAs(task.lastStatus, 'STOPPED');
      yield {
        arn: task.taskArn!,
        tags: lowerCaseTags.read(task.tags),
        bills: retained ? [] : await billsOf(ec2, task),
        refersTo: [task.taskDefinitionArn],
        isInOurs: true,
        retained,
      };
    }
  }
}

/** The revisions of the families that begin with our name: ACTIVE, and what AWS keeps of those that were deregistered or deleted. */
export async function* taskDefinitions(
  { ecs }: { ecs: ECSClient },
  { name }: ListedIn,
): AsyncIterable<Listed> {
  for await (const { arn, status, tags, taskDefinition } of revisionsOfAll(ecs, name)) {
    const { executionRoleArn, taskRoleArn, containerDefinitions = [] } = taskDefinition ?? {};
    yield {
      arn,
      tags: lowerCaseTags.read(tags),
      refersTo: [
        executionRoleArn,
        taskRoleArn,
        ...containerDefinitions.map(
          ({ logConfiguration }) => logConfiguration?.options?.['awslogs-group'],
        ),
      ],
      retained: RETAINED_REVISIONS[status],
    };
  }
}

// --- internal ---

/** How many ECS describes in one call, at most: 100 clusters, 10 services, 100 tasks. */
const BATCH = 10;

/** The ARNs of the clusters with our tags: what is in those of others is none of ours. */
async function* ourClusters(ecs: ECSClient, { name }: ListedIn): AsyncIterable<string> {
  for await (const { clusterArn, tags } of describedClusters(ecs)) {
    if (isOwned(name, tags)) yield clusterArn!;
  }
}

/** Nothing new may use an INACTIVE revision, and it stays. */
const RETAINED_REVISIONS: Record<string, Retained | undefined> = {
  INACTIVE: { status: 'INACTIVE', until: 'it is deleted' },
  DELETE_IN_PROGRESS: { status: 'DELETE_IN_PROGRESS', until: 'it goes by itself' },
};

/** The name to ask for beside those of a list, where there is one. */
function named(name: string | undefined): string[] {
  return name === undefined ? [] : [name];
}

async function* describedClusters(
  ecs: ECSClient,
  named: readonly string[] = [],
): AsyncIterable<Cluster> {
  const asked = new Set(named);
  for await (const { clusterArns = [] } of paginateListClusters({ client: ecs }, {})) {
    for (const arn of clusterArns) asked.add(arn.split('/').at(-1)!);
  }
  for (const batch of inBatches([...asked])) {
    const { clusters: described = [] } = await ecs.send(
      new DescribeClustersCommand({ clusters: batch, include: ['TAGS'] }),
    );
    yield* described;
  }
}

/** Something with this status is gone, and ECS forgets it after a while. */
function retainedAs(status: string | undefined, gone: string): Retained | undefined {
  return status === gone ? { status, until: 'it goes by itself' } : undefined;
}

function* inBatches<Item>(items: readonly Item[]): Iterable<Item[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}

/**
 * The metrics of a service that are paid for, since they are measured every 20 seconds. Only its revision tells: it is asked for where
 * a step has changed that, by the note on the service, so that other accounts cost no call.
 */
async function metricsOf(ecs: ECSClient, service: Service): Promise<AnyBilled[]> {
  if (service.status !== 'ACTIVE') return [];
  if (formerly(service.tags, 'monitoring') === undefined) return [];
  const count = fastMetrics(await monitoringOf(ecs, service)).length;
  return count === 0 ? [] : [{ what: 'high-resolution-metric', count }];
}

async function billsOf(ec2: EC2Client, task: Task): Promise<(AnyBilled & Partial<TaskSize>)[]> {
  // A task on EC2 is paid for by the instance.
  if (!task.platformVersion) return [];
  const isArm = task.attributes?.some(
    ({ name, value }) => name === 'ecs.cpu-architecture' && value === 'arm64',
  );
  const interfaceId = task.attachments
    ?.flatMap(({ details = [] }) => details)
    .find(({ name }) => name === 'networkInterfaceId')?.value;
  // A filter finds nothing where an id would throw: the task may just have stopped.
  const { NetworkInterfaces = [] } = interfaceId
    ? await ec2.send(
        new DescribeNetworkInterfacesCommand({
          Filters: [{ Name: 'network-interface-id', Values: [interfaceId] }],
        }),
      )
    : {};
  return [
    {
      what: 'fargate-task',
      count: 1,
      cpu: Number(task.cpu),
      memory: Number(task.memory),
      architecture: isArm ? 'ARM64' : 'X86_64',
    },
    { what: 'public-ipv4', count: NetworkInterfaces[0]?.Association?.PublicIp ? 1 : 0 },
  ];
}
