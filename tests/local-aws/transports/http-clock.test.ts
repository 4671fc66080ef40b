import {
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  type NetworkConfiguration,
  type Service,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { startHttpServer } from '../../../src/local-aws/transports/http-server.ts';
import type { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { overHttp } from '../../../src/local-aws/transports/over-http.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { applyQuota, QUOTAS } from '../../../src/local-aws/services/service-quotas/quotas.ts';
import { LOCAL_SETTINGS } from '../../../src/engine/aws/clients.ts';
import { openLocalAws } from '../../local.ts';
import { allClientsOf } from '../services/open-all-services.ts';
import { openEcs, web } from '../services/ecs-fixtures.ts';
import { IMAGE, ROLE } from '../services/lambda-fixtures.ts';

/** A server whose clock on the wall moves only when a test says so. */
async function openServer(aws: LocalAws, wall = { now: 0 }) {
  const server = await startHttpServer(aws, {
    port: 0,
    speed: 'virtual',
    wall: () => wall.now,
    identity: 'a test',
    onBug: (error) => expect.fail(String(error)),
  });
  onTestFinished(() => server.close());
  const config = { region: 'us-east-1', ...LOCAL_SETTINGS, maxAttempts: 1 };
  const pass = () => Promise.resolve();
  return {
    aws,
    wall,
    url: server.url,
    clients: allClientsOf({ ...config, endpoint: server.url }, pass),
    stillClients: allClientsOf({ ...config, requestHandler: overHttp(server.url) }, pass),
  };
}

/** How often something has to be tried, at most 25 times, until it is granted. */
async function triesUntilGranted(what: () => Promise<unknown>, refusal: RegExp): Promise<number> {
  for (let tries = 1; tries <= 25; tries++) {
    try {
      await what();
      return tries;
    } catch (error) {
      expect(String(error)).toMatch(refusal);
    }
  }
  return Infinity;
}

function newRole(RoleName: string, Service: string) {
  const Statement = [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  return new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument });
}

function oneTask(networkConfiguration: NetworkConfiguration) {
  const launchType = 'FARGATE' as const;
  return { cluster: 'demo', taskDefinition: 'web', launchType, networkConfiguration };
}

test('as much time passes between two requests as on the wall', async () => {
  const { aws, wall, clients } = await openServer(await openLocalAws());
  const began = aws.account.now;
  wall.now += 90_500;
  await clients.ec2.send(new DescribeVpcsCommand({}));
  expect(aws.account.now - began).toBe(90_500);
});

test('parts of a second add up, and a clock that is set back moves nothing', async () => {
  const { aws, wall, clients } = await openServer(await openLocalAws());
  const began = aws.account.now;
  for (let requests = 0; requests < 4; requests++) {
    wall.now += 400;
    await clients.ec2.send(new DescribeVpcsCommand({}));
  }
  expect(aws.account.now - began).toBe(1200);
  wall.now -= 3_600_000;
  await clients.ec2.send(new DescribeVpcsCommand({}));
  wall.now += 5_000;
  await clients.ec2.send(new DescribeVpcsCommand({}));
  expect(aws.account.now - began).toBe(6200);
});

test('an account that nobody served for a day catches up, through every event in it', async () => {
  const { aws, ecs, network } = await openEcs();
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  await ecs.send(new RunTaskCommand(oneTask(network)));
  const wall = { now: aws.account.now + 86_400_000 };
  const { clients } = await openServer(aws, wall);
  expect(aws.account.now).toBe(wall.now);
  const { taskArns = [] } = await clients.ecs.send(new ListTasksCommand({ cluster: 'demo' }));
  const asked = new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns });
  const { tasks } = await clients.ecs.send(asked);
  expect(tasks!.map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING']);
});

test('an account that is ahead of the wall stays ahead', async () => {
  const aws = await openLocalAws();
  const began = aws.account.now;
  const { wall, clients } = await openServer(aws, { now: began - 86_400_000 });
  wall.now += 5000;
  await clients.ec2.send(new DescribeVpcsCommand({}));
  expect(aws.account.now - began).toBe(5000);
});

test('after a reset an account catches up with the wall as well', async () => {
  const aws = await openLocalAws();
  const wall = { now: aws.account.now + 3_600_000 };
  const { url, clients } = await openServer(aws, wall);
  await fetch(`${url}/_local-aws/reset`, { method: 'POST', body: '{}' });
  await clients.ec2.send(new DescribeVpcsCommand({}));
  expect(aws.account.now).toBe(wall.now);
});

test('a client that moves the clock itself is left alone by the wall', async () => {
  const { aws, wall, stillClients } = await openServer(await openLocalAws());
  const began = aws.account.now;
  wall.now += 90_000;
  await stillClients.ec2.send(new DescribeVpcsCommand({}));
  expect(aws.account.now).toBe(began);
});

test('a client that only sleeps between its tries gets its first cluster', async () => {
  const { wall, clients } = await openServer(await openLocalAws());
  const create = async () => {
    wall.now += 1000;
    return clients.ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  };
  expect(await triesUntilGranted(create, /assume the service linked role/)).toBeLessThan(10);
});

test('a refusal that heals by waiting lets time pass, with the wall standing still', async () => {
  const { clients } = await openServer(await openLocalAws(allServices));
  const create = () => clients.ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  expect(await triesUntilGranted(create, /assume the service linked role/)).toBeLessThan(5);
});

test('so does that of CreateFunction with a new role', async () => {
  const { clients } = await openServer(await openLocalAws(allServices));
  await clients.iam.send(newRole('hello', 'lambda.amazonaws.com'));
  const create = () =>
    clients.lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'hello',
        PackageType: 'Image',
        Code: { ImageUri: IMAGE },
        Role: ROLE,
      }),
    );
  expect(await triesUntilGranted(create, /cannot be assumed/)).toBeLessThan(5);
});

test('so does that of RunTask with a new role', async () => {
  const { aws, network } = await openEcs();
  const { clients } = await openServer(aws);
  const { Role } = await clients.iam.send(newRole('task', 'ecs-tasks.amazonaws.com'));
  await clients.ecs.send(new RegisterTaskDefinitionCommand(web({ taskRoleArn: Role!.Arn })));
  const run = () => clients.ecs.send(new RunTaskCommand(oneTask(network)));
  expect(await triesUntilGranted(run, /assume the role/)).toBeLessThan(5);
});

test('so does that of DeleteSecurityGroup, whose load balancer has been deleted a moment ago', async () => {
  const { clients } = await openServer(await openLocalAws(allServices));
  const { ec2, elbv2 } = clients;
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const group = { GroupName: 'front', Description: 'front', VpcId: Subnets![0]!.VpcId };
  const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(group));
  const { LoadBalancers } = await elbv2.send(
    new CreateLoadBalancerCommand({
      Name: 'front',
      Subnets: Subnets!.map(({ SubnetId }) => SubnetId!),
      SecurityGroups: [GroupId!],
    }),
  );
  const [{ LoadBalancerArn } = {}] = LoadBalancers!;
  await elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
  const remove = () => ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  expect(await triesUntilGranted(remove, /has a dependent object/)).toBeLessThan(25);
});

test('a refusal that stays lets no time pass', async () => {
  const { aws, clients } = await openServer(await openLocalAws());
  const began = aws.account.now;
  const remove = () => clients.ecs.send(new DeleteClusterCommand({ cluster: 'none' }));
  expect(await triesUntilGranted(remove, /Cluster not found/)).toBe(Infinity);
  expect(aws.account.now).toBe(began);
});

test.each([1, 2, 10, 50])('a service with %i tasks is stable within 12 polls', async (count) => {
  const { aws, clients, poll } = await openService(count);
  const began = aws.account.now;
  let polls = 1;
  while (!isStable(await poll(clients), count)) {
    polls++;
    expect(polls).toBeLessThanOrEqual(12);
  }
  // A waiter of AWS asks every 15 seconds.
  expect(aws.account.now - began).toBeGreaterThanOrEqual(15_000 * (polls - 1));
  expect(polls).toBeGreaterThan(1);
});

// The action that deploys to ECS from GitHub waits so, and three polls take it 45 seconds at most.
test.each([1, 2, 10])(
  'a new deployment of %i tasks is seen to be over at the third poll of the SDK, however soon it asks',
  async (count) => {
    const { wall, clients, poll } = await openService(count);
    for (let polls = 0; polls < 12; polls++) await poll(clients);
    const again = { cluster: 'demo', service: 'web', forceNewDeployment: true };
    await clients.ecs.send(new UpdateServiceCommand(again));
    expect(isStable(await poll(clients), count)).toBe(false);
    wall.now += 15_000;
    await poll(clients);
    wall.now += 15_000;
    expect(isStable(await poll(clients), count)).toBe(true);
  },
);

test('who asks once moves nothing, and who writes in between sees what the write did', async () => {
  const { aws, clients, network, poll } = await openService(1);
  const began = aws.account.now;
  await poll(clients);
  await clients.ecs.send(new ListTasksCommand({ cluster: 'demo' }));
  await clients.ecs.send(new RunTaskCommand(oneTask(network)));
  await poll(clients);
  expect(aws.account.now).toBe(began);
});

test('several questions that are asked in turn move time as one', async () => {
  const { aws, clients, poll } = await openService(10);
  const { taskArns } = await settled(clients);
  await poll(clients);
  const before = aws.account.now;
  const describe = () =>
    clients.ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns }));
  await describe();
  expect(aws.account.now).toBe(before);
  await poll(clients);
  const moved = aws.account.now - before;
  expect(moved).toBeGreaterThanOrEqual(15_000);
  await describe();
  expect(aws.account.now - before).toBe(moved);
});

/** The tasks of the service, once there are some. */
async function settled({ ecs }: Awaited<ReturnType<typeof openServer>>['clients']) {
  for (;;) {
    const listed = await ecs.send(new ListTasksCommand({ cluster: 'demo' }));
    if (listed.taskArns!.length > 0) return listed;
  }
}

async function openService(desiredCount: number) {
  const { aws, network } = await openEcs();
  const server = await openServer(aws);
  await aws.account.transaction(() => applyQuota(aws.account.region('us-east-1'), QUOTAS[0]!, 60));
  await server.clients.ecs.send(new RegisterTaskDefinitionCommand(web()));
  await server.clients.ecs.send(
    new CreateServiceCommand({
      ...oneTask(network),
      serviceName: 'web',
      desiredCount,
    }),
  );
  const poll = async ({ ecs }: typeof server.clients) => {
    const input = { cluster: 'demo', services: ['web'] };
    return (await ecs.send(new DescribeServicesCommand(input))).services![0]!;
  };
  return { ...server, network, poll };
}

/** Returns true once the waiter `services-stable` would end. */
function isStable({ deployments, runningCount }: Service, count: number): boolean {
  return deployments?.length === 1 && runningCount === count;
}
