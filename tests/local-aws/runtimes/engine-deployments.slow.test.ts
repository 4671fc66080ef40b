import {
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  type HealthCheck,
  type Service,
} from '@aws-sdk/client-ecs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import {
  listContainers,
  removeTask,
} from '../../../src/local-aws/runtimes/engine/engine-containers.ts';
import { engineForTests, testOn, theEngine } from './engine-for-tests.ts';
import { definitionOf, networkOf, useEngine } from './engine-fixtures.ts';

const found = await engineForTests();
const onEngine = testOn(found, 'Deployments of real containers');
const identity = `deployments ${process.pid}`;
const account = useEngine(found, identity);

onEngine(
  'a revision with a failing health check is rolled back by the circuit breaker',
  async () => {
    const { ecs, ec2 } = account().clients;
    // On a busy machine a check can take long: three in a row do not.
    await register(['CMD', '/app', 'check'], 3);
    await ecs.send(
      new CreateServiceCommand({
        cluster: 'demo',
        serviceName: 'web',
        taskDefinition: 'demo',
        desiredCount: 1,
        launchType: 'FARGATE',
        networkConfiguration: await networkOf(ec2),
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      }),
    );
    const deployed = await whenService(({ deployments }) => isCompleted(deployments));
    const good = deployed.taskDefinition!;
    const [task] = await tasksOf();
    expect(task).toMatchObject({ healthStatus: 'HEALTHY', lastStatus: 'RUNNING' });

    const bad = await register(['CMD', '/app', 'exit', '1'], 1);
    await ecs.send(
      new UpdateServiceCommand({ cluster: 'demo', service: 'web', taskDefinition: bad }),
    );
    const rolledBack = await whenService(
      ({ taskDefinition, deployments }) => taskDefinition === good && isCompleted(deployments),
    );
    const messages = rolledBack.events!.map(({ message }) => message!);
    expect(messages.filter((each) => /failed container health checks/.test(each)).length).toBe(3);
    expect(messages.some((each) => /rolling back to deployment/.test(each))).toBe(true);
    // A rollback is a deployment of its own, and starts tasks of its own.
    const [back, ...others] = await tasksOf();
    expect(others).toEqual([]);
    expect(back).toMatchObject({ taskDefinitionArn: good, healthStatus: 'HEALTHY' });
  },
  400_000,
);

onEngine('a container that somebody removes is started again by its service', async () => {
  const [task] = await tasksOf();
  const { api } = theEngine(found);
  const listed = await listContainers(api, identity);
  await removeTask(api, { arn: task!.taskArn! }, listed);
  const stopped = await account().stopped(task!.taskArn!);
  expect(stopped.stopCode).toBe('EssentialContainerExited');
  await whenService(({ runningCount }) => runningCount === 1);
  const [next] = await tasksOf();
  expect(next!.taskArn).not.toBe(task!.taskArn);
});

async function register(command: string[], retries: number): Promise<string> {
  const healthCheck: HealthCheck = { command, interval: 5, timeout: 30, retries };
  const containers = [{ portMappings: [{ containerPort: 80 }], healthCheck }];
  const { taskDefinition } = await account().clients.ecs.send(
    new RegisterTaskDefinitionCommand(definitionOf(containers)),
  );
  return taskDefinition!.taskDefinitionArn!;
}

async function whenService(isReached: (service: Service) => boolean): Promise<Service> {
  for (;;) {
    const { services } = await account().clients.ecs.send(
      new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }),
    );
    if (isReached(services![0]!)) return services![0]!;
    await pause(300);
  }
}

function isCompleted(deployments: Service['deployments']): boolean {
  return deployments?.length === 1 && deployments[0]!.rolloutState === 'COMPLETED';
}

async function tasksOf() {
  const { ecs } = account().clients;
  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'demo' }));
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns }));
  return tasks!;
}
