import { DeleteRoleCommand, CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  CreateServiceCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StopServiceDeploymentCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  waitUntilServicesStable,
  type CreateServiceCommandInput,
  type DeploymentConfiguration,
  type ECSClient,
  type Service,
  type ThresholdConfiguration,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import type { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { openEcs, sleep, web } from './ecs-fixtures.ts';

async function describe(ecs: ECSClient): Promise<Service> {
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }),
  );
  return services![0]!;
}

async function register(ecs: ECSClient, image: string, extra: object = {}): Promise<void> {
  const containerDefinitions = [{ name: 'web', image, ...extra }];
  const changes = { cpu: '256', memory: '512', containerDefinitions };
  await ecs.send(new RegisterTaskDefinitionCommand(web(changes)));
}

/** A service of `desiredCount` tasks of a good image, steady. */
async function steady(
  desiredCount: number,
  deploymentConfiguration: DeploymentConfiguration = {},
  changes: Partial<CreateServiceCommandInput> = {},
) {
  const open = await openEcs();
  await register(open.ecs, 'httpd:1');
  await open.ecs.send(
    new CreateServiceCommand({
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web:1',
      desiredCount,
      launchType: 'FARGATE',
      networkConfiguration: open.network,
      deploymentConfiguration,
      ...changes,
    }),
  );
  await sleep(open.aws, 150_000);
  return open;
}

const update = (ecs: ECSClient, changes: object) =>
  ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', ...changes }));

const messages = (service: Service) => service.events!.map(({ message }) => message!);

/** Everything that `DescribeServices` shows while time passes, one reply for each thing that happens. */
async function watch(aws: LocalAws, ecs: ECSClient, milliseconds: number): Promise<Service[]> {
  const until = aws.account.now + milliseconds;
  const seen = [await describe(ecs)];
  while (aws.account.now < until) {
    await aws.sleep(until - aws.account.now);
    seen.push(await describe(ecs));
  }
  return seen;
}

const PERCENTAGES: [number, number, number][] = [
  [1, 100, 200],
  [1, 0, 100],
  [4, 100, 150],
  [4, 50, 100],
  [3, 50, 200],
  [5, 80, 120],
  [2, 0, 200],
];

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html, read 2026-11-29:
// minimumHealthyPercent is rounded up, maximumPercent down, and both bound the tasks while a deployment goes on.
test.each(PERCENTAGES)(
  'a rollout of %i tasks keeps to at least %i and at most %i percent, and ends',
  async (desired, minimumHealthyPercent, maximumPercent) => {
    const { aws, ecs } = await steady(desired, { minimumHealthyPercent, maximumPercent });
    await register(ecs, 'httpd:2');
    await update(ecs, { taskDefinition: 'web:2' });
    const seen = await watch(aws, ecs, 30 * 60_000);
    const least = Math.ceil((desired * minimumHealthyPercent) / 100);
    const most = Math.floor((desired * maximumPercent) / 100);
    for (const { runningCount, pendingCount } of seen) {
      expect(runningCount).toBeGreaterThanOrEqual(least);
      expect(runningCount! + pendingCount!).toBeLessThanOrEqual(most);
    }
    const last = seen.at(-1)!;
    expect(last).toMatchObject({ runningCount: desired, pendingCount: 0 });
    expect(last.deployments).toMatchObject([
      { rolloutState: 'COMPLETED', taskDefinition: expect.stringMatching(/web:2$/) as string },
    ]);
  },
);

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages.html, read 2026-11-29: was
// unable to stop or start tasks during a deployment because of the service deployment configuration.
test('percentages that leave no way forward are said in an event', async () => {
  const { aws, ecs } = await steady(1, { minimumHealthyPercent: 100, maximumPercent: 150 });
  await register(ecs, 'httpd:2');
  await update(ecs, { taskDefinition: 'web:2' });
  await sleep(aws, 10 * 60_000);
  const stuck = await describe(ecs);
  expect(messages(stuck)[0]).toMatch(/was unable to stop or start tasks during a deployment/);
  expect(stuck.deployments).toHaveLength(2);
  await update(ecs, {
    deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
  });
  await sleep(aws, 10 * 60_000);
  expect((await describe(ecs)).deployments).toHaveLength(1);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html, read 2026-11-29: without
// a health check the scheduler waits for 40 seconds after a task is RUNNING before it counts.
test('a task without a health check counts as healthy 40 seconds after it started', async () => {
  const { aws, ecs } = await steady(1);
  await register(ecs, 'httpd:2');
  await update(ecs, { taskDefinition: 'web:2' });
  const start = aws.account.now;
  let [bothSince, oneSince] = [0, 0];
  while (oneSince === 0 && aws.account.now < start + 600_000) {
    await aws.sleep(600_000);
    const { runningCount, deployments } = await describe(ecs);
    if (bothSince === 0 && runningCount === 2) bothSince = aws.account.now;
    if (bothSince > 0 && deployments![0]!.runningCount === 1 && runningCount === 1) {
      oneSince = aws.account.now;
    }
  }
  expect(oneSince - bothSince).toBeGreaterThanOrEqual(40_000);
  expect(oneSince - bothSince).toBeLessThan(50_000);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html, read 2026-11-29: a new deployment
// is made by a new task definition, by forceNewDeployment and the like; not by desiredCount.
test('a service that is scaled replaces nothing and makes no deployment, and at 0 it stays and runs nothing', async () => {
  const { aws, ecs } = await steady(1);
  const [before] = (await describe(ecs)).deployments!;
  await update(ecs, { desiredCount: 3 });
  await sleep(aws, 150_000);
  const up = await describe(ecs);
  expect(up.deployments).toMatchObject([
    { id: before!.id, desiredCount: 3, rolloutState: 'COMPLETED' },
  ]);
  expect(up.runningCount).toBe(3);
  await update(ecs, { desiredCount: 0 });
  await sleep(aws, 150_000);
  const down = await describe(ecs);
  expect(down).toMatchObject({ runningCount: 0, desiredCount: 0 });
  expect(messages(down).slice(0, 2)).toEqual([
    '(service web) has reached a steady state.',
    expect.stringMatching(
      /^\(service web\) has stopped 3 running tasks: (\(task \w{32}\) ?){3}\.$/,
    ) as string,
  ]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html, read 2026-11-29: a new deployment
// without a change of the service definition.
test('forceNewDeployment replaces the tasks of the same revision', async () => {
  const { aws, ecs } = await steady(1);
  const before = await ecs.send(new ListTasksCommand({ cluster: 'demo', serviceName: 'web' }));
  const { service } = await update(ecs, { forceNewDeployment: true });
  expect(service!.deployments).toHaveLength(2);
  await sleep(aws, 300_000);
  const after = await ecs.send(new ListTasksCommand({ cluster: 'demo', serviceName: 'web' }));
  expect(after.taskArns).toHaveLength(1);
  expect(after.taskArns).not.toEqual(before.taskArns);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html, read 2026-11-29: the scheduler
// launches another task for one that stops.
test('a task that ends is replaced: the scheduler starts another', async () => {
  const { aws, ecs } = await steady(1);
  const { taskArns } = await ecs.send(
    new ListTasksCommand({ cluster: 'demo', serviceName: 'web' }),
  );
  await ecs.send(new StopTaskCommand({ cluster: 'demo', task: taskArns![0] }));
  await sleep(aws, 150_000);
  const service = await describe(ecs);
  expect(service.runningCount).toBe(1);
  expect(messages(service).slice(0, 2)).toEqual([
    '(service web) has reached a steady state.',
    expect.stringMatching(/has started 1 tasks/) as string,
  ]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html, read 2026-11-29: back to
// the last deployment that completed.
test('the circuit breaker rolls back to the last deployment that completed', async () => {
  const breaker = {
    enable: true,
    rollback: true,
    thresholdConfiguration: { type: 'COUNT' as const, value: 2 },
  };
  const { aws, ecs } = await steady(1, { deploymentCircuitBreaker: breaker });
  const [good] = (await describe(ecs)).deployments!;
  await register(ecs, 'httpd:does-not-exist');
  const { service } = await update(ecs, { taskDefinition: 'web:2' });
  const bad = service!.deployments![0]!;
  const seen = await watch(aws, ecs, 10 * 60_000);
  expect(seen.every(({ runningCount }) => runningCount! >= 1)).toBe(true);
  const rolling = seen.find(({ deployments }) => deployments!.length === 3)!;
  expect(rolling.deployments).toMatchObject([
    {
      status: 'PRIMARY',
      rolloutState: 'IN_PROGRESS',
      rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${good!.id}.`,
      taskDefinition: good!.taskDefinition,
    },
    {
      id: bad.id,
      status: 'ACTIVE',
      rolloutState: 'FAILED',
      rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      failedTasks: 2,
    },
    { id: good!.id, status: 'ACTIVE', rolloutState: 'COMPLETED' },
  ]);
  const last = seen.at(-1)!;
  expect(last.deployments).toMatchObject([
    { rolloutState: 'COMPLETED', taskDefinition: good!.taskDefinition },
  ]);
  expect(last.taskDefinition).toBe(good!.taskDefinition);
  expect(messages(last)).toEqual(
    expect.arrayContaining([
      `(service web) (deployment ${bad.id}) deployment failed: tasks failed to start.`,
      `(service web) rolling back to deployment ${good!.id}.`,
    ]),
  );
  // The waiter cannot tell a rollback from a success: the service is stable again.
  const stable = await waitUntilServicesStable(
    { client: ecs, maxWaitTime: 60 },
    { cluster: 'demo', services: ['web'] },
  );
  expect(stable.state).toBe('SUCCESS');
  const { serviceDeployments } = await ecs.send(
    new ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' }),
  );
  expect(serviceDeployments!.map(({ status }) => status)).toEqual([
    'ROLLBACK_SUCCESSFUL',
    'SUCCESSFUL',
  ]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-failure-detection.html, read 2026-11-29: a
// rollback needs a deployment that is COMPLETED.
test('the first deployment has nothing to roll back to: it fails and starts no more tasks', async () => {
  const open = await openEcs();
  await register(open.ecs, 'httpd:exits-1');
  await open.ecs.send(
    new CreateServiceCommand({
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web:1',
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: open.network,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    }),
  );
  await sleep(open.aws, 30 * 60_000);
  const failed = await describe(open.ecs);
  // By default three failures trip it.
  expect(failed.deployments).toMatchObject([
    { status: 'PRIMARY', rolloutState: 'FAILED', failedTasks: 3 },
  ]);
  expect(messages(failed).filter((message) => message.includes('has started'))).toHaveLength(3);
  const { serviceDeployments } = await open.ecs.send(
    new ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' }),
  );
  const { serviceDeployments: described } = await open.ecs.send(
    new DescribeServiceDeploymentsCommand({
      serviceDeploymentArns: [serviceDeployments![0]!.serviceDeploymentArn!],
    }),
  );
  expect(described).toMatchObject([
    {
      status: 'ROLLBACK_FAILED',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    },
  ]);
  await register(open.ecs, 'httpd:1');
  await update(open.ecs, { taskDefinition: 'web:2' });
  await sleep(open.aws, 10 * 60_000);
  expect((await describe(open.ecs)).deployments).toMatchObject([{ rolloutState: 'COMPLETED' }]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ThresholdConfiguration.html and
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeploymentCircuitBreaker.html, read 2026-11-29: half of the
// desired count by default, 3 at least and 200 at most; a COUNT is the threshold itself.
test.each<[number, ThresholdConfiguration | undefined, number]>([
  [1, undefined, 3],
  [10, undefined, 5],
  [10, { type: 'BOUNDED_PERCENT', value: 10 }, 3],
  [10, { type: 'BOUNDED_PERCENT', value: 80 }, 8],
  [10, { type: 'UNBOUNDED_PERCENT', value: 10 }, 1],
  [10, { type: 'COUNT', value: 7 }, 7],
])('of %i tasks, with %o, so many may fail: %i', async (count, thresholdConfiguration, wanted) => {
  const breaker = {
    enable: true,
    rollback: true,
    ...(thresholdConfiguration && { thresholdConfiguration }),
  };
  const { aws, ecs } = await steady(count, { deploymentCircuitBreaker: breaker });
  await register(ecs, 'httpd:exits-1');
  await update(ecs, { taskDefinition: 'web:2' });
  await sleep(aws, 60 * 60_000);
  const list = new ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' });
  const serviceDeploymentArns = (await ecs.send(list)).serviceDeployments!.map(
    ({ serviceDeploymentArn }) => serviceDeploymentArn!,
  );
  const describeAll = new DescribeServiceDeploymentsCommand({ serviceDeploymentArns });
  const { serviceDeployments } = await ecs.send(describeAll);
  const failed = serviceDeployments!.find(({ status }) => status === 'ROLLBACK_SUCCESSFUL')!;
  expect(failed.deploymentCircuitBreaker).toMatchObject({
    status: 'TRIGGERED',
    threshold: wanted,
  });
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html, read 2026-11-29: the time
// between attempts grows, up to 27 minutes at most. By how much each time is a guess.
test('without a circuit breaker a service tries for ever, more and more slowly', async () => {
  const { aws, ecs } = await steady(1);
  await register(ecs, 'httpd:does-not-exist');
  await update(ecs, { taskDefinition: 'web:2' });
  await sleep(aws, 60 * 60_000);
  const trying = await describe(ecs);
  expect(trying.deployments).toMatchObject([
    { status: 'PRIMARY', rolloutState: 'IN_PROGRESS' },
    { status: 'ACTIVE', runningCount: 1 },
  ]);
  expect(
    messages(trying).some((message) =>
      message.includes('is unable to consistently start tasks successfully'),
    ),
  ).toBe(true);
  const starts = trying
    .events!.filter(({ message }) => message!.includes('has started'))
    .map(({ createdAt }) => createdAt!.getTime())
    .reverse()
    .slice(1);
  const pauses = starts.slice(1).map((at, index) => at - starts[index]!);
  expect(pauses.at(-1)).toBeGreaterThan(pauses[0]! * 4);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html, read 2026-11-29: the scheduler
// replaces tasks that are unhealthy. The words of the event are AWS's: see the code.
test('a container that fails its health check is stopped, counted and said', async () => {
  const breaker = { enable: true, rollback: true };
  const { aws, ecs } = await steady(1, { deploymentCircuitBreaker: breaker });
  await register(ecs, 'httpd:unhealthy', {
    healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost/'], interval: 5, retries: 2 },
  });
  await update(ecs, { taskDefinition: 'web:2' });
  await sleep(aws, 20 * 60_000);
  const service = await describe(ecs);
  expect(service.taskDefinition).toMatch(/web:1$/);
  expect(
    messages(service).filter((message) => message.endsWith('failed container health checks.')),
  ).toHaveLength(3);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html, read 2026-11-29: back to
// the revision before.
test('a deployment can be stopped, which takes it back', async () => {
  const { aws, ecs } = await steady(1);
  await register(ecs, 'httpd:2');
  const { service } = await update(ecs, { taskDefinition: 'web:2' });
  const serviceDeploymentArn = service!.currentServiceDeployment!;
  await sleep(aws, 20_000);
  await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }));
  // One that goes back already goes on doing so.
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html, read on 2026-11-29
  const again = await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }));
  expect(again.serviceDeploymentArn).toBe(serviceDeploymentArn);
  const rolling = await ecs.send(
    new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [serviceDeploymentArn] }),
  );
  expect(rolling.serviceDeployments).toMatchObject([{ status: 'ROLLBACK_IN_PROGRESS' }]);
  await sleep(aws, 10 * 60_000);
  expect(await describe(ecs)).toMatchObject({
    taskDefinition: expect.stringMatching(/web:1$/) as string,
    runningCount: 1,
  });
  const { serviceDeployments } = await ecs.send(
    new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [serviceDeploymentArn] }),
  );
  expect(serviceDeployments).toMatchObject([{ status: 'ROLLBACK_SUCCESSFUL' }]);
  await expect(
    ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn })),
  ).rejects.toMatchObject({ name: 'ConflictException' });
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html, read 2026-11-29: old tasks are
// replaced. That those of an unfinished deployment go too is a guess.
test('a second update while the first rolls out replaces both revisions', async () => {
  const { aws, ecs } = await steady(1);
  await register(ecs, 'httpd:2');
  await register(ecs, 'httpd:3');
  await update(ecs, { taskDefinition: 'web:2' });
  await sleep(aws, 30_000);
  const { service } = await update(ecs, { taskDefinition: 'web:3' });
  expect(service!.deployments!.map(({ status }) => status)).toEqual([
    'PRIMARY',
    'ACTIVE',
    'ACTIVE',
  ]);
  await sleep(aws, 10 * 60_000);
  expect((await describe(ecs)).deployments).toMatchObject([
    { rolloutState: 'COMPLETED', taskDefinition: expect.stringMatching(/web:3$/) as string },
  ]);
  const { serviceDeployments } = await ecs.send(
    new ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' }),
  );
  expect(serviceDeployments!.map(({ status }) => status)).toEqual([
    'SUCCESSFUL',
    'STOPPED',
    'SUCCESSFUL',
  ]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-revision.html, read 2026-11-29: a record of the
// workload configuration that was deployed, which does not change.
test('a service revision keeps what a deployment was made from', async () => {
  const { ecs } = await steady(1);
  const { currentServiceRevisions } = await describe(ecs);
  const { serviceRevisions, failures } = await ecs.send(
    new DescribeServiceRevisionsCommand({
      serviceRevisionArns: [
        currentServiceRevisions![0]!.arn!,
        'arn:aws:ecs:us-east-1:111122223333:service-revision/demo/web/1',
      ],
    }),
  );
  expect(serviceRevisions).toMatchObject([
    {
      taskDefinition: 'arn:aws:ecs:us-east-1:111122223333:task-definition/web:1',
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      containerImages: [{ containerName: 'web', image: 'httpd:1' }],
    },
  ]);
  expect(failures).toMatchObject([{ reason: 'MISSING' }]);
});

test('a service whose roles are only seconds old says so, tries again and starts', async () => {
  const open = await openEcs();
  const trust = (Service: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
    });
  const role = { RoleName: 'exec', AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com') };
  const { Role } = await open.iam.send(new CreateRoleCommand(role));
  await open.ecs.send(new RegisterTaskDefinitionCommand(web({ executionRoleArn: Role!.Arn })));
  const input = {
    cluster: 'demo',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 1,
    launchType: 'FARGATE' as const,
    networkConfiguration: open.network,
  };
  await open.ecs.send(new CreateServiceCommand(input));
  await sleep(open.aws, 150_000);
  const healed = await describe(open.ecs);
  expect(healed.runningCount).toBe(1);
  expect(messages(healed).at(-1)).toBe(
    `(service web) failed to launch a task with (error ECS was unable to assume the role '${Role!.Arn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).`,
  );
  // A role that trusts the wrong service never heals.
  await open.iam.send(new DeleteRoleCommand({ RoleName: 'exec' }));
  await open.iam.send(
    new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: trust('ecs.amazonaws.com') }),
  );
  await update(open.ecs, { forceNewDeployment: true });
  await sleep(open.aws, 30 * 60_000);
  expect((await describe(open.ecs)).deployments).toHaveLength(2);
});

// A guess, from public transcripts.
test('an update that changes nothing makes no deployment and no event', async () => {
  const { aws, ecs } = await steady(1);
  const before = await describe(ecs);
  await update(ecs, { desiredCount: 1, taskDefinition: 'web:1' });
  await sleep(aws, 300_000);
  const after = await describe(ecs);
  expect(after.events).toEqual(before.events);
  expect(after.deployments).toEqual(before.deployments);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html, read 2026-11-29: not for tasks that exist;
// a new deployment is needed.
test('turning Exec on reaches only the tasks of the next deployment', async () => {
  const { aws, ecs, iam, network } = await openEcs();
  const trust = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: 'task', AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  await sleep(aws, 60_000);
  await ecs.send(new RegisterTaskDefinitionCommand(web({ taskRoleArn: Role!.Arn! })));
  await ecs.send(
    new CreateServiceCommand({
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: network,
    }),
  );
  await sleep(aws, 150_000);
  const { service } = await update(ecs, { enableExecuteCommand: true });
  expect(service!.deployments).toHaveLength(1);
  const isOn = async () => {
    const { taskArns } = await ecs.send(
      new ListTasksCommand({ cluster: 'demo', serviceName: 'web' }),
    );
    const { tasks } = await ecs.send(
      new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns! }),
    );
    return tasks!.map(({ enableExecuteCommand }) => enableExecuteCommand);
  };
  await sleep(aws, 120_000);
  expect(await isOn()).toEqual([false]);
  await update(ecs, { forceNewDeployment: true });
  await sleep(aws, 300_000);
  expect(await isOn()).toEqual([true]);
});

/** A service that was steady without tasks, and is asked for one a moment ago. */
async function justScaledUp() {
  const breaker = { enable: true, rollback: true };
  const open = await steady(0, { deploymentCircuitBreaker: breaker });
  await update(open.ecs, { desiredCount: 1 });
  await sleep(open.aws, 15_000);
  await register(open.ecs, 'httpd:does-not-exist');
  return open;
}

// A guess: a deployment that is on its way counts as the one that completed before it was scaled.
test('a deployment right after scaling up keeps the task that is on its way', async () => {
  const { aws, ecs } = await justScaledUp();
  const good = (await describe(ecs)).deployments![0]!;
  await update(ecs, { taskDefinition: 'web:2' });
  const seen = await watch(aws, ecs, 10 * 60_000);
  const first = seen.findIndex(({ runningCount }) => runningCount === 1);
  expect(seen.slice(first).every(({ runningCount }) => runningCount! >= 1)).toBe(true);
  const last = seen.at(-1)!;
  expect(last).toMatchObject({ taskDefinition: good.taskDefinition, runningCount: 1 });
  expect(messages(last)).toContain(`(service web) rolling back to deployment ${good.id}.`);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html, read 2026-11-29: to the
// last that completed, whatever it runs.
test('a rollback goes to the last deployment that completed, also where no task of it is left', async () => {
  const breaker = { enable: true, rollback: true };
  const { aws, ecs } = await steady(0, { deploymentCircuitBreaker: breaker });
  await register(ecs, 'httpd:does-not-exist');
  await update(ecs, { taskDefinition: 'web:2', desiredCount: 1 });
  await sleep(aws, 10 * 60_000);
  const last = await describe(ecs);
  expect(last).toMatchObject({
    taskDefinition: expect.stringMatching(/web:1$/) as string,
    runningCount: 1,
  });
  const { serviceDeployments } = await ecs.send(
    new ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' }),
  );
  expect(serviceDeployments![0]).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' });
});
