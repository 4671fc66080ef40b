import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import type { Clients } from '../../../engine/step.ts';
import { GROUPS, type Box, type Picture } from './boxes.ts';
import { clusterBox, taskDefinitionBox } from './ecs-boxes.ts';

/** How many events of a service are told. */
const EVENTS = 3;

/**
 * A picture of what is in an account, from AWS's own answers. The first page of each list is enough: an account in a page
 * holds one tutorial.
 */
export async function takePicture(clients: Clients): Promise<Picture> {
  const { clusters, says } = await clustersOf(clients);
  const groups = [
    groupBox('iam', await roles(clients)),
    groupBox('logs', await logGroups(clients)),
    groupBox('vpc', await network(clients)),
    groupBox('ecs', [...(await taskDefinitions(clients)), ...clusters]),
  ];
  return { groups, says };
}

// --- internal ---

/** The box of a group, which is a place and no resource. */
function groupBox(group: keyof typeof GROUPS, inside: Box[]): Box {
  return { key: group, kind: GROUPS[group], name: '', mood: 'steady', inside };
}

async function roles({ iam }: Clients): Promise<Box[]> {
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  return Roles.map(({ Arn, RoleName = '', Path }) => ({
    key: Arn!,
    kind: Path?.startsWith('/aws-service-role/') ? 'service-linked role' : 'role',
    name: RoleName,
    mood: 'steady',
    ask: { call: 'iam:GetRole', input: { RoleName } },
    inside: [],
  }));
}

async function logGroups({ logs }: Clients): Promise<Box[]> {
  const { logGroups: found = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  return found.map(({ logGroupArn, logGroupName = '', retentionInDays }) => ({
    key: logGroupArn!,
    kind: 'log group',
    name: logGroupName,
    mood: 'steady',
    note: retentionInDays ? `lines kept ${retentionInDays} days` : 'lines kept for ever',
    ask: { call: 'logs:DescribeLogGroups', input: { logGroupNamePrefix: logGroupName } },
    inside: [],
  }));
}

/** The default network that every account has, and the security groups that somebody made in it. */
async function network({ ec2 }: Clients): Promise<Box[]> {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const vpcs = Vpcs.flatMap(({ VpcId, CidrBlock, IsDefault }): Box[] => {
    const subnets = Subnets.filter((each) => each.VpcId === VpcId);
    const zones = new Set(subnets.map(({ AvailabilityZone }) => AvailabilityZone));
    return [
      {
        key: VpcId!,
        kind: IsDefault ? 'default VPC' : 'VPC',
        name: CidrBlock!,
        mood: 'steady',
        ask: { call: 'ec2:DescribeVpcs', input: { VpcIds: [VpcId] } },
        inside: [],
      },
      {
        key: `subnets of ${VpcId}`,
        kind: 'subnets',
        name: `${subnets.length} of it, in ${zones.size} zones`,
        mood: 'steady',
        ask: {
          call: 'ec2:DescribeSubnets',
          input: { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] },
        },
        inside: [],
      },
    ];
  });
  const groups = SecurityGroups.filter(({ GroupName }) => GroupName !== 'default').map(
    ({ GroupId, GroupName }): Box => ({
      key: GroupId!,
      kind: 'security group',
      name: GroupName!,
      mood: 'steady',
      ask: { call: 'ec2:DescribeSecurityGroups', input: { GroupIds: [GroupId] } },
      inside: [],
    }),
  );
  return [...vpcs, ...groups];
}

async function taskDefinitions({ ecs }: Clients): Promise<Box[]> {
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

async function clustersOf({ ecs }: Clients): Promise<{ clusters: Box[]; says: string[] }> {
  const boxes: Box[] = [];
  const says: string[] = [];
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  if (clusterArns.length === 0) return { clusters: boxes, says };
  const { clusters = [] } = await ecs.send(new DescribeClustersCommand({ clusters: clusterArns }));
  for (const cluster of clusters) {
    const tasks = await tasksIn(ecs, cluster.clusterArn!);
    const services = await servicesIn(ecs, cluster.clusterArn!, tasks);
    boxes.push(clusterBox(cluster, services, tasks));
    for (const { events = [] } of services) {
      says.push(...events.slice(0, EVENTS).map(({ message = '' }) => message));
    }
  }
  return { clusters: boxes, says };
}

/**
 * The services of a cluster. One that is being deleted is in no list any more, but its tasks tell of it until they have
 * stopped. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
 */
async function servicesIn(
  ecs: Clients['ecs'],
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

async function tasksIn(ecs: Clients['ecs'], cluster: string): Promise<Task[]> {
  const arns: string[] = [];
  for (const desiredStatus of ['RUNNING', 'STOPPED'] as const) {
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, desiredStatus }));
    arns.push(...taskArns);
  }
  if (arns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: arns }));
  return tasks;
}
