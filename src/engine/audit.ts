import {
  paginateDescribeLogGroups,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeNetworkInterfacesCommand,
  paginateDescribeSecurityGroups,
} from '@aws-sdk/client-ec2';
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  paginateListClusters,
  paginateListServices,
  paginateListTaskDefinitions,
  paginateListTasks,
  type Task,
} from '@aws-sdk/client-ecs';
import { ListRoleTagsCommand, paginateListRoles } from '@aws-sdk/client-iam';
import type { Where } from './events.ts';
import { keptRevisions } from './kept-revisions.ts';
import { hourly } from './prices.ts';
import type { Clients } from './step.ts';
import { isOwned } from './ownership.ts';

/** Something that carries the tutorial's tags. */
export interface AuditedResource {
  kind: string;
  arn: string;
  /** What it costs while it exists, at the prices of us-east-1. */
  usdPerHour: number;
  /** The ARNs, ids and paths of what it names. */
  refersTo?: string[];
}

/**
 * What exists and carries our tags, found by asking each service for its lists and not by asking the steps: what a step
 * forgot is found all the same. Lists are read to their last page. Roles, log groups and task definitions are looked at
 * when their name begins as ours do, since their lists do not tell tags.
 */
export async function audit(clients: Clients, where: Where): Promise<AuditedResource[]> {
  const found = [
    ...(await clustersAndWhatIsInThem(clients, where)),
    ...(await taskDefinitions(clients, where)),
    ...(await securityGroups(clients, where)),
    ...(await logGroups(clients, where)),
    ...(await roles(clients, where)),
  ];
  return found.sort((a, b) => (a.arn < b.arn ? -1 : 1));
}

/**
 * The revisions of our task definition that were taken back and that AWS still keeps: those that stay until somebody
 * deletes them, and those that go by themselves. They cost nothing.
 */
export async function keptByAws(
  { ecs }: Clients,
  { name }: Where,
): Promise<{ inactive: string[]; going: string[] }> {
  return {
    inactive: await keptRevisions(ecs, name, 'INACTIVE'),
    going: await keptRevisions(ecs, name, 'DELETE_IN_PROGRESS'),
  };
}

// --- internal ---

/** How many ECS describes in one call, at most: 100 clusters, 10 services, 100 tasks. */
const BATCH = 10;

async function clustersAndWhatIsInThem(
  { ecs, ec2 }: Clients,
  where: Where,
): Promise<AuditedResource[]> {
  const found: AuditedResource[] = [];
  for await (const { clusterArns = [] } of paginateListClusters({ client: ecs }, {})) {
    if (clusterArns.length === 0) continue;
    const { clusters = [] } = await ecs.send(
      new DescribeClustersCommand({ clusters: clusterArns, include: ['TAGS'] }),
    );
    for (const { clusterArn, tags } of clusters) {
      if (!isOwned(where.name, tags)) continue;
      found.push({ kind: 'cluster', arn: clusterArn!, usdPerHour: 0 });
      found.push(...(await services(ecs, clusterArn!, where)));
      found.push(...(await tasks(ecs, ec2, clusterArn!, where)));
    }
  }
  return found;
}

async function services(
  ecs: Clients['ecs'],
  cluster: string,
  where: Where,
): Promise<AuditedResource[]> {
  const found: AuditedResource[] = [];
  const pages = paginateListServices({ client: ecs, pageSize: BATCH }, { cluster });
  for await (const { serviceArns = [] } of pages) {
    if (serviceArns.length === 0) continue;
    const { services: described = [] } = await ecs.send(
      new DescribeServicesCommand({ cluster, services: serviceArns, include: ['TAGS'] }),
    );
    for (const { serviceArn, tags, taskDefinition, networkConfiguration } of described) {
      if (!isOwned(where.name, tags)) continue;
      const { securityGroups = [] } = networkConfiguration?.awsvpcConfiguration ?? {};
      const refersTo = known([taskDefinition, ...securityGroups]);
      found.push({ kind: 'service', arn: serviceArn!, usdPerHour: 0, refersTo });
    }
  }
  return found;
}

async function tasks(
  ecs: Clients['ecs'],
  ec2: Clients['ec2'],
  cluster: string,
  where: Where,
): Promise<AuditedResource[]> {
  const found: AuditedResource[] = [];
  for await (const { taskArns = [] } of paginateListTasks({ client: ecs }, { cluster })) {
    if (taskArns.length === 0) continue;
    const { tasks: described = [] } = await ecs.send(
      new DescribeTasksCommand({ cluster, tasks: taskArns, include: ['TAGS'] }),
    );
    for (const task of described) {
      if (!isOwned(where.name, task.tags)) continue;
      const usdPerHour = await taskPerHour(ec2, task);
      const refersTo = known([task.taskDefinitionArn]);
      found.push({ kind: 'task', arn: task.taskArn!, usdPerHour, refersTo });
    }
  }
  return found;
}

async function taskPerHour(ec2: Clients['ec2'], task: Task): Promise<number> {
  const isArm = task.attributes?.some(
    ({ name, value }) => name === 'ecs.cpu-architecture' && value === 'arm64',
  );
  const interfaceId = task.attachments
    ?.flatMap(({ details = [] }) => details)
    .find(({ name }) => name === 'networkInterfaceId')?.value;
  const { NetworkInterfaces = [] } = interfaceId
    ? await ec2.send(
        new DescribeNetworkInterfacesCommand({
          Filters: [{ Name: 'network-interface-id', Values: [interfaceId] }],
        }),
      )
    : {};
  return hourly([
    {
      what: 'fargate-task',
      count: 1,
      cpu: Number(task.cpu),
      memory: Number(task.memory),
      architecture: isArm ? 'ARM64' : 'X86_64',
    },
    { what: 'public-ipv4', count: NetworkInterfaces[0]?.Association?.PublicIp ? 1 : 0 },
  ]);
}

async function taskDefinitions({ ecs }: Clients, { name }: Where): Promise<AuditedResource[]> {
  const found: AuditedResource[] = [];
  const pages = paginateListTaskDefinitions(
    { client: ecs },
    { familyPrefix: name, status: 'ACTIVE' },
  );
  for await (const { taskDefinitionArns = [] } of pages) {
    for (const arn of taskDefinitionArns) {
      const { tags, taskDefinition } = await ecs.send(
        new DescribeTaskDefinitionCommand({ taskDefinition: arn, include: ['TAGS'] }),
      );
      if (!isOwned(name, tags)) continue;
      const { executionRoleArn, taskRoleArn, containerDefinitions = [] } = taskDefinition ?? {};
      const groups = containerDefinitions.map(
        ({ logConfiguration }) => logConfiguration?.options?.['awslogs-group'],
      );
      const refersTo = known([executionRoleArn, taskRoleArn, ...groups]);
      found.push({ kind: 'task definition', arn, usdPerHour: 0, refersTo });
    }
  }
  return found;
}

async function securityGroups(
  { ec2 }: Clients,
  { name, region, accountId }: Where,
): Promise<AuditedResource[]> {
  const found: AuditedResource[] = [];
  const Filters = [{ Name: 'tag:run', Values: [name] }];
  for await (const { SecurityGroups = [] } of paginateDescribeSecurityGroups(
    { client: ec2 },
    { Filters },
  )) {
    for (const { GroupId, Tags } of SecurityGroups) {
      const arn = `arn:aws:ec2:${region}:${accountId}:security-group/${GroupId}`;
      if (isOwned(name, Tags)) found.push({ kind: 'security group', arn, usdPerHour: 0 });
    }
  }
  return found;
}

async function logGroups({ logs }: Clients, { name }: Where): Promise<AuditedResource[]> {
  const found: AuditedResource[] = [];
  const pages = paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: `/ecs/${name}` });
  for await (const { logGroups: groups = [] } of pages) {
    for (const { logGroupArn } of groups) {
      const { tags } = await logs.send(
        new ListTagsForResourceCommand({ resourceArn: logGroupArn }),
      );
      if (isOwned(name, tags)) found.push({ kind: 'log group', arn: logGroupArn!, usdPerHour: 0 });
    }
  }
  return found;
}

async function roles({ iam }: Clients, { name }: Where): Promise<AuditedResource[]> {
  const found: AuditedResource[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, {})) {
    for (const { RoleName = '', Arn } of Roles) {
      if (!RoleName.startsWith(name)) continue;
      const { Tags } = await iam.send(new ListRoleTagsCommand({ RoleName }));
      if (isOwned(name, Tags)) found.push({ kind: 'role', arn: Arn!, usdPerHour: 0 });
    }
  }
  return found;
}

function known(references: readonly (string | undefined)[]): string[] {
  return references.filter((reference) => reference !== undefined);
}
