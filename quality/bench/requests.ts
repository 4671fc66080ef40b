import { CreateSecurityGroupCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  ListClustersCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  GetRoleCommand,
} from '@aws-sdk/client-iam';
import type { Contender } from './contender.ts';
import { TASK_DEFINITION } from './task-definition.ts';

type Clients = Contender['clients'];

/** The requests that are measured: reads that a tutorial makes all the time, in each of the protocols. */
export const REQUESTS: Record<string, (clients: Clients) => Promise<unknown>> = {
  ListClusters: ({ ecs }) => ecs.send(new ListClustersCommand({})),
  DescribeServices: ({ ecs }) => describeService(ecs),
  GetRole: ({ iam }) => iam.send(new GetRoleCommand({ RoleName: 'task' })),
  DescribeSubnets: ({ ec2 }) => ec2.send(new DescribeSubnetsCommand({})),
};

/** Asks for the one service that {@link prepare} made. */
export async function describeService(ecs: Clients['ecs']): Promise<void> {
  const asked = new DescribeServicesCommand({ cluster: 'demo', services: ['web'] });
  const { services } = await ecs.send(asked);
  if (services?.[0]?.serviceName !== 'web') throw new Error('the service was not described');
}

/** Makes what the requests ask for: a cluster, a role, and a service whose task runs. */
export async function prepare({ clients, pass }: Contender): Promise<void> {
  const { ecs, ec2, iam } = clients;
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'task', AssumeRolePolicyDocument: TRUST }));
  await pass(60);
  await ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  await ecs.send(new RegisterTaskDefinitionCommand(TASK_DEFINITION));
  await ecs.send(new CreateServiceCommand(await serviceIn('demo', 'web', ec2)));
  // Its task runs, its deployment is over, and nothing is in transition.
  await pass(600);
}

/**
 * Fills an account with so many more services, 2,500 to a cluster, and lets them settle. They want no task: the account's
 * quota of vCPUs has no room for ten thousand.
 */
export async function fill({ clients, pass }: Contender, count: number): Promise<void> {
  const { ecs, ec2 } = clients;
  const input = await serviceIn('', '', ec2);
  for (let index = 0; index < count; index++) {
    const cluster = `crowd-${Math.floor(index / 2500)}`;
    if (index % 2500 === 0) await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    const serviceName = `service-${index}`;
    await ecs.send(new CreateServiceCommand({ ...input, cluster, serviceName, desiredCount: 0 }));
  }
  await pass(600);
}

// --- internal ---

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});

/** A CreateService that every contender takes: moto answers HTTP 500 where no security group is named. */
async function serviceIn(cluster: string, serviceName: string, ec2: Clients['ec2']) {
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const GroupName = `bench-${serviceName || 'crowd'}`;
  const group = new CreateSecurityGroupCommand({ GroupName, Description: 'of the benchmark' });
  const { GroupId } = await ec2.send(group);
  return {
    cluster,
    serviceName,
    taskDefinition: 'web',
    desiredCount: 1,
    launchType: 'FARGATE' as const,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: Subnets!.map(({ SubnetId }) => SubnetId!),
        securityGroups: [GroupId!],
        assignPublicIp: 'ENABLED' as const,
      },
    },
  };
}
