import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteServiceCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import {
  DeleteListenerCommand,
  DeleteTargetGroupCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { DRAINING, openBalanced, until, type Balanced } from './ecs-balanced-fixtures.ts';
import { sleep } from './ecs-fixtures.ts';

/** A steady service behind a load balancer. */
async function balanced(changes: Parameters<Balanced['create']>[0] = {}): Promise<Balanced> {
  const open = await openBalanced();
  await open.register();
  await open.create(changes);
  await sleep(open.aws, 180_000);
  return open;
}

async function tasksOf({ ecs }: Balanced, desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING') {
  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'demo', desiredStatus }));
  if (taskArns!.length === 0) return [];
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns! }));
  return tasks!;
}

test('a service registers its tasks, and is steady when their targets are healthy', async () => {
  const open = await openBalanced();
  await open.register();
  const { service } = await open.create({ desiredCount: 2, healthCheckGracePeriodSeconds: 30 });
  expect(service).toMatchObject({
    loadBalancers: [{ targetGroupArn: open.blue, containerName: 'web', containerPort: 80 }],
    healthCheckGracePeriodSeconds: 30,
  });
  await until(open, async () => (await open.describe()).runningCount === 2);
  await until(open, async () => (await open.health()).includes('initial'));
  expect((await open.describe()).deployments).toMatchObject([{ rolloutState: 'IN_PROGRESS' }]);
  await until(open, async () => (await open.health()).every((state) => state === 'healthy'));
  await sleep(open.aws, 2000);
  expect((await open.describe()).deployments).toMatchObject([{ rolloutState: 'COMPLETED' }]);
  const messages = await open.messages();
  expect(messages[0]).toBe('has started 2 tasks: (task ID) (task ID).');
  expect(messages.slice(-2)).toEqual([
    '(deployment ecs-svc/N) deployment completed.',
    'has reached a steady state.',
  ]);
  const tasks = await tasksOf(open);
  const addresses = tasks.map(
    ({ attachments }) =>
      attachments![0]!.details!.find(({ name }) => name === 'privateIPv4Address')!.value,
  );
  const { TargetHealthDescriptions } = await open.elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: open.blue }),
  );
  expect(TargetHealthDescriptions!.map(({ Target }) => Target!.Id).sort()).toEqual(
    addresses.sort(),
  );
});

test('a rollout waits for the new target, and ends when the old one has drained', async () => {
  const open = await balanced();
  await open.register('httpd:2');
  await open.update({ taskDefinition: 'web:2' });
  await until(open, async () => {
    expect(await open.health()).not.toHaveLength(0);
    return (await open.health()).includes('draining');
  });
  expect((await open.health()).filter((state) => state === 'healthy')).toHaveLength(1);
  const rolling = await open.describe();
  expect(rolling.deployments).toMatchObject([
    { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', runningCount: 1 },
    { status: 'ACTIVE', rolloutState: 'COMPLETED', desiredCount: 0 },
  ]);
  const started = open.aws.account.now;
  await until(open, async () => (await open.describe()).deployments!.length === 1);
  expect(open.aws.account.now - started).toBeGreaterThan((DRAINING - 2) * 1000);
  expect((await open.messages()).slice(-7)).toEqual([
    'has started 1 tasks: (task ID).',
    'registered 1 targets in (target-group blue)',
    'has stopped 1 running tasks: (task ID).',
    'deregistered 1 targets in (target-group blue)',
    expect.stringMatching(
      /^\(service web, taskSet ecs-svc\/N\) has begun draining connections on 1 tasks\.$/,
    ) as string,
    '(deployment ecs-svc/N) deployment completed.',
    'has reached a steady state.',
  ]);
});

test('a task that is asked to stop is DEACTIVATING while its target drains', async () => {
  const open = await balanced();
  const [task] = await tasksOf(open);
  await open.ecs.send(new StopTaskCommand({ cluster: 'demo', task: task!.taskArn! }));
  const isIn = (status: string) => async () =>
    (await tasksOf(open, 'STOPPED'))[0]?.lastStatus === status;
  await until(open, isIn('DEACTIVATING'));
  const since = open.aws.account.now;
  expect(await open.health()).toEqual(['draining']);
  await until(open, isIn('STOPPING'));
  expect(open.aws.account.now - since).toBeGreaterThan((DRAINING - 3) * 1000);
  await sleep(open.aws, 180_000);
  expect(await open.health()).toEqual(['healthy']);
  expect((await open.messages()).at(-1)).toBe('has reached a steady state.');
});

test('a task that fails the health checks of the load balancer is said, stopped and replaced', async () => {
  const breaker = { enable: true, rollback: true };
  const open = await balanced({ deploymentConfiguration: { deploymentCircuitBreaker: breaker } });
  await open.register('httpd:unhealthy');
  await open.update({ taskDefinition: 'web:2' });
  await sleep(open.aws, 20 * 60_000);
  const messages = await open.messages();
  const said =
    '(task ID) (port 80) is unhealthy in (target-group blue) due to (reason Health checks failed with these codes: [500]).';
  expect(messages.filter((message) => message === said)).toHaveLength(3);
  const service = await open.describe();
  expect(service.taskDefinition).toMatch(/web:1$/);
  expect(await open.health()).toEqual(['healthy']);
  const stopped = (await tasksOf(open, 'STOPPED')).map(({ stoppedReason }) => stoppedReason);
  const reason = `Task failed ELB health checks in (target-group ${open.blue})`;
  expect(stopped.filter((each) => each === reason)).toHaveLength(3);
});

test('within the grace period an unhealthy target is looked over', async () => {
  const open = await openBalanced();
  await open.register('httpd:unhealthy');
  await open.create({ healthCheckGracePeriodSeconds: 300 });
  await until(open, async () => (await open.health()).includes('unhealthy'));
  const started = (await tasksOf(open))[0]!.startedAt!.getTime();
  await until(open, async () => (await tasksOf(open, 'STOPPED')).length > 0);
  expect(open.aws.account.now - started).toBeGreaterThanOrEqual(300_000);
});

test('a task whose security group lets nothing through from the load balancer times out', async () => {
  const open = await openBalanced();
  const { GroupId } = await open.ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'closed', Description: 'closed', VpcId: open.vpc }),
  );
  await open.register();
  const { subnets } = open;
  await open.create({
    networkConfiguration: {
      awsvpcConfiguration: { subnets, securityGroups: [GroupId!], assignPublicIp: 'ENABLED' },
    },
  });
  await sleep(open.aws, 180_000);
  expect(await open.messages()).toContain(
    '(task ID) (port 80) is unhealthy in (target-group blue) due to (reason Request timed out).',
  );
  await open.ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: GroupId!,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    }),
  );
  await sleep(open.aws, 15 * 60_000);
  expect((await open.health()).filter((state) => state !== 'draining')).toEqual(['healthy']);
});

test('a container health check and the load balancer must both be content', async () => {
  const open = await openBalanced();
  const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 120 };
  await open.register('httpd:1', { healthCheck });
  await open.create();
  await until(open, async () => (await open.health()).includes('healthy'));
  await sleep(open.aws, 5000);
  expect((await open.describe()).deployments).toMatchObject([{ rolloutState: 'IN_PROGRESS' }]);
  await sleep(open.aws, 120_000);
  expect((await open.describe()).deployments).toMatchObject([{ rolloutState: 'COMPLETED' }]);
  expect((await tasksOf(open))[0]!.healthStatus).toBe('HEALTHY');
});

test('deleting a service drains and deregisters its targets', async () => {
  const open = await balanced({ desiredCount: 2 });
  await open.ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
  await sleep(open.aws, 10_000);
  expect(await open.health()).toEqual(['draining', 'draining']);
  await sleep(open.aws, 60_000);
  expect(await open.health()).toEqual([]);
  expect(await open.describe()).toMatchObject({ status: 'INACTIVE' });
});

test('a target group that is gone leaves a deployment hanging, with an event', async () => {
  const open = await balanced();
  await open.elb.send(new DeleteListenerCommand({ ListenerArn: open.listener }));
  await open.elb.send(new DeleteTargetGroupCommand({ TargetGroupArn: open.blue }));
  await open.update({ forceNewDeployment: true });
  await sleep(open.aws, 60 * 60_000);
  expect((await open.describe()).deployments).toHaveLength(2);
  expect((await open.messages()).at(-1)).toBe(
    `failed to register targets in (target-group blue) with (error TARGET GROUP IS NOT FOUND)`,
  );
});

test('new load balancers make a new deployment, which registers with them', async () => {
  const open = await balanced();
  const green = await open.makeGroup('green');
  await open.makeListener(open.balancer, green, 81);
  const loadBalancers = [{ targetGroupArn: green, containerName: 'web', containerPort: 80 }];
  const { service } = await open.update({ loadBalancers });
  expect(service!.deployments).toHaveLength(2);
  await sleep(open.aws, 300_000);
  expect([await open.health(), await open.health(green)]).toEqual([[], ['healthy']]);
  await open.update({ loadBalancers: [] });
  await sleep(open.aws, 300_000);
  expect(await open.health(green)).toEqual([]);
  expect(await open.describe()).toMatchObject({ loadBalancers: [], runningCount: 1 });
});

const REFUSALS: [string, (open: Balanced) => Promise<object>, string][] = [
  [
    'a target group that no listener forwards to',
    async ({ makeGroup }) => ({ targetGroupArn: await makeGroup('lonely') }),
    'The target group with targetGroupArn ARN does not have an associated load balancer.',
  ],
  [
    'a target group that does not exist',
    ({ blue }) => Promise.resolve({ targetGroupArn: blue.replace(/.$/, 'x') }),
    'Unable to assume role and validate the specified targetGroupArn. Please verify that the ECS service role being passed has the proper permissions.',
  ],
  [
    'a target group for instances',
    async ({ makeTargetGroup }) => ({
      targetGroupArn: await makeTargetGroup('instances', { TargetType: 'instance' }),
    }),
    'The provided target group ARN has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.',
  ],
  [
    'a container that is not in the task definition',
    () => Promise.resolve({ containerName: 'ghost' }),
    'The container ghost does not exist in the task definition.',
  ],
  [
    'no container',
    () => Promise.resolve({ containerName: '' }),
    'Container Name can not be blank.',
  ],
  [
    'a port that the container does not map',
    () => Promise.resolve({ containerPort: 8080 }),
    'The container web did not have a container port 8080 defined.',
  ],
];

test.each(REFUSALS)('a service refuses %s', async (_what, changes, message) => {
  const open = await openBalanced();
  await open.register();
  const lb = { targetGroupArn: open.blue, containerName: 'web', containerPort: 80 };
  const loadBalancers = [{ ...lb, ...(await changes(open)) }];
  const error = await open.create({ loadBalancers }).catch((caught: Error) => caught);
  expect(error).toMatchObject({ name: 'InvalidParameterException' });
  expect((error as Error).message.replace(/arn:[^ ]*/, 'ARN')).toBe(message);
});

test('a grace period needs a load balancer, and does not start a deployment', async () => {
  const open = await balanced();
  const { service } = await open.update({ healthCheckGracePeriodSeconds: 60 });
  expect(service).toMatchObject({ healthCheckGracePeriodSeconds: 60 });
  expect(service!.deployments).toHaveLength(1);
  await expect(
    open.create({ serviceName: 'bare', loadBalancers: [], healthCheckGracePeriodSeconds: 60 }),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message:
      'Health check grace period is only valid for services configured to use load balancers',
  });
});

// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1313
test('a service gets a load balancer first, and a grace period then', async () => {
  const open = await openBalanced();
  await open.register();
  await open.create({ loadBalancers: [] });
  const loadBalancers = [{ targetGroupArn: open.blue, containerName: 'web', containerPort: 80 }];
  const refused = open.update({ loadBalancers, healthCheckGracePeriodSeconds: 60 });
  await expect(refused).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message:
      'Health check grace period is only valid for services configured to use load balancers',
  });
  await open.update({ loadBalancers });
  const { service } = await open.update({ healthCheckGracePeriodSeconds: 60 });
  expect(service).toMatchObject({ loadBalancers, healthCheckGracePeriodSeconds: 60 });
  const bare = await open.update({ loadBalancers: [] });
  // A guess: no document says what is left of it.
  expect(bare.service).toMatchObject({ loadBalancers: [], healthCheckGracePeriodSeconds: 0 });
});
