import {
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListServicesCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openEcs, sleep, web } from './ecs-fixtures.ts';

async function describe(ecs: ECSClient, serviceName = 'web') {
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: [serviceName] }),
  );
  return services![0]!;
}

async function withService(desiredCount = 1) {
  const open = await openEcs();
  await open.ecs.send(new RegisterTaskDefinitionCommand(web()));
  const input = {
    cluster: 'demo',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount,
    launchType: 'FARGATE' as const,
    networkConfiguration: open.network,
  };
  await open.ecs.send(new CreateServiceCommand(input));
  return { ...open, input };
}

test('a service starts its tasks, completes its deployment and reaches a steady state', async () => {
  const { aws, ecs } = await withService(2);
  const first = await describe(ecs);
  expect(first).toMatchObject({
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 0,
    pendingCount: 0,
    events: [],
  });
  expect(first.deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }]);
  await sleep(aws, 120_000);
  const steady = await describe(ecs);
  expect(steady).toMatchObject({ runningCount: 2, pendingCount: 0 });
  expect(steady.deployments).toMatchObject([
    { status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 2, failedTasks: 0 },
  ]);
  const id = steady.deployments![0]!.id!;
  expect(steady.events!.map(({ message }) => message)).toEqual([
    '(service web) has reached a steady state.',
    `(service web) (deployment ${id}) deployment completed.`,
    expect.stringMatching(
      /^\(service web\) has started 2 tasks: \(task [0-9a-f]{32}\) \(task [0-9a-f]{32}\)\.$/,
    ) as string,
  ]);
});

test('a new revision replaces the old one with both side by side', async () => {
  const { aws, ecs } = await withService(1);
  await sleep(aws, 120_000);
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  const { service } = await ecs.send(
    new UpdateServiceCommand({ cluster: 'demo', service: 'web', taskDefinition: 'web:2' }),
  );
  expect(service!.deployments!.map(({ status }) => status)).toEqual(['PRIMARY', 'ACTIVE']);
  const seen = new Set<string>();
  for (let count = 0; count < 60 && (await describe(ecs)).deployments!.length === 2; count++) {
    const { runningCount, deployments } = await describe(ecs);
    expect(runningCount).toBeGreaterThanOrEqual(1);
    seen.add(deployments!.map((each) => each.runningCount).join('+'));
    await aws.sleep(60_000);
  }
  expect([...seen]).toEqual(['0+1', '1+1', '1+0']);
  await sleep(aws, 60_000);
  expect((await describe(ecs)).deployments).toMatchObject([
    { rolloutState: 'COMPLETED', taskDefinition: expect.stringMatching(/web:2$/) as string },
  ]);
});

test('a service that is deleted by force drains, then is INACTIVE', async () => {
  const { aws, ecs } = await withService(1);
  await sleep(aws, 120_000);
  await expect(
    ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web' })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'The service cannot be stopped while it is scaled above 0.',
  });
  const { service } = await ecs.send(
    new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }),
  );
  expect(service).toMatchObject({ status: 'DRAINING', desiredCount: 0 });
  expect((await ecs.send(new ListServicesCommand({ cluster: 'demo' }))).serviceArns).toEqual([]);
  await sleep(aws, 60_000);
  expect(await describe(ecs)).toMatchObject({ status: 'INACTIVE', runningCount: 0 });
  const stopped = await ecs.send(
    new ListTasksCommand({ cluster: 'demo', desiredStatus: 'STOPPED' }),
  );
  const { tasks } = await ecs.send(
    new DescribeTasksCommand({ cluster: 'demo', tasks: stopped.taskArns! }),
  );
  expect(tasks).toMatchObject([{ lastStatus: 'STOPPED', stopCode: 'ServiceSchedulerInitiated' }]);
});
