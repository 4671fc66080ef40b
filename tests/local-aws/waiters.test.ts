import {
  CreateServiceCommand,
  DeleteServiceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  waitUntilServicesInactive,
  waitUntilServicesStable,
  waitUntilTasksRunning,
  waitUntilTasksStopped,
} from '@aws-sdk/client-ecs';
import {
  CreateSecurityGroupCommand,
  waitUntilSecurityGroupExists,
  waitUntilVpcAvailable,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand, waitUntilRoleExists } from '@aws-sdk/client-iam';
import {
  DeleteFunctionCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { LocalAws } from '../../src/local-aws/local-aws.ts';
import { openEcs, web } from './services/ecs-fixtures.ts';
import { openLambda } from './services/lambda-fixtures.ts';

/** Waits for a waiter of the SDK: its own time and that of the account pass together, and neither takes any. */
async function fast<Result>(aws: LocalAws, wait: () => Promise<Result>): Promise<Result> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  onTestFinished(() => void vi.useRealTimers());
  let settled = false;
  const result = wait().finally(() => (settled = true));
  result.catch(() => undefined);
  while (!settled) {
    await vi.advanceTimersByTimeAsync(1000);
    await aws.advanceTo(aws.account.now + 1000);
    await new Promise(setImmediate);
  }
  vi.useRealTimers();
  return result;
}

async function open() {
  const ecs = await openEcs();
  await ecs.ecs.send(new RegisterTaskDefinitionCommand(web()));
  const waiter = { client: ecs.ecs, maxWaitTime: 900 };
  const service = { cluster: 'demo', services: ['web'] };
  const create = () =>
    ecs.ecs.send(
      new CreateServiceCommand({
        cluster: 'demo',
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 2,
        launchType: 'FARGATE',
        networkConfiguration: ecs.network,
      }),
    );
  const run = async () => {
    const { tasks } = await ecs.ecs.send(
      new RunTaskCommand({
        cluster: 'demo',
        taskDefinition: 'web',
        launchType: 'FARGATE',
        networkConfiguration: ecs.network,
      }),
    );
    return { cluster: 'demo', tasks: [tasks![0]!.taskArn!] };
  };
  return { ...ecs, waiter, service, create, run };
}

test('ServicesStable succeeds when a new service runs, and again after a deployment', async () => {
  const { aws, ecs, waiter, service, create } = await open();
  await create();
  const first = await fast(aws, () => waitUntilServicesStable(waiter, service));
  expect(first.state).toBe('SUCCESS');
  await ecs.send(
    new UpdateServiceCommand({ cluster: 'demo', service: 'web', forceNewDeployment: true }),
  );
  const second = await fast(aws, () => waitUntilServicesStable(waiter, service));
  expect(second.state).toBe('SUCCESS');
});

test('ServicesStable fails for a service that is draining, and for one that is missing', async () => {
  const { aws, ecs, waiter, service, create } = await open();
  await expect(fast(aws, () => waitUntilServicesStable(waiter, service))).rejects.toThrow(
    'FAILURE',
  );
  await create();
  await ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
  await expect(fast(aws, () => waitUntilServicesStable(waiter, service))).rejects.toThrow(
    'FAILURE',
  );
});

test('ServicesStable runs out of time where the cluster is missing', async () => {
  const { aws, waiter } = await open();
  const short = { ...waiter, maxWaitTime: 60 };
  await expect(
    fast(aws, () => waitUntilServicesStable(short, { cluster: 'none', services: ['web'] })),
  ).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
});

test('ServicesInactive succeeds when a service is deleted', async () => {
  const { aws, ecs, waiter, service, create } = await open();
  await create();
  await ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
  const { state } = await fast(aws, () => waitUntilServicesInactive(waiter, service));
  expect(state).toBe('SUCCESS');
});

test('TasksRunning succeeds, and TasksStopped after a stop', async () => {
  const { aws, ecs, waiter, run } = await open();
  const asked = await run();
  expect((await fast(aws, () => waitUntilTasksRunning(waiter, asked))).state).toBe('SUCCESS');
  await ecs.send(new StopTaskCommand({ cluster: 'demo', task: asked.tasks[0] }));
  expect((await fast(aws, () => waitUntilTasksStopped(waiter, asked))).state).toBe('SUCCESS');
});

test('TasksRunning fails for a task that stops before it runs', async () => {
  const { aws, waiter, run } = await open();
  await aws.inject({ kind: 'image-not-found' });
  const asked = await run();
  await expect(fast(aws, () => waitUntilTasksRunning(waiter, asked))).rejects.toThrow('FAILURE');
});

test('RoleExists, VpcAvailable and SecurityGroupExists succeed and run out of time', async () => {
  const { aws, iam, ec2 } = await open();
  const short = { maxWaitTime: 30 };
  const role = () => waitUntilRoleExists({ client: iam, ...short }, { RoleName: 'mine' });
  await expect(fast(aws, role)).rejects.toThrow('TIMEOUT');
  await iam.send(new CreateRoleCommand({ RoleName: 'mine', AssumeRolePolicyDocument: TRUST }));
  expect((await fast(aws, role)).state).toBe('SUCCESS');
  const vpc = () => waitUntilVpcAvailable({ client: ec2, ...short }, {});
  expect((await fast(aws, vpc)).state).toBe('SUCCESS');
  const group = () =>
    waitUntilSecurityGroupExists({ client: ec2, ...short }, { GroupNames: ['mine'] });
  await expect(fast(aws, group)).rejects.toThrow('TIMEOUT');
  await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'mine', Description: 'a' }));
  expect((await fast(aws, group)).state).toBe('SUCCESS');
});

test('FunctionActiveV2 and FunctionUpdatedV2 succeed, and run out of time where there is no function', async () => {
  const { aws, lambda, create } = await openLambda();
  const FunctionName = 'hello';
  const waiter = { client: lambda, maxWaitTime: 120 };
  await create();
  const active = () => waitUntilFunctionActiveV2(waiter, { FunctionName });
  const updated = () => waitUntilFunctionUpdatedV2(waiter, { FunctionName });
  expect((await fast(aws, active)).state).toBe('SUCCESS');
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 512 }));
  expect((await fast(aws, updated)).state).toBe('SUCCESS');
  await lambda.send(new DeleteFunctionCommand({ FunctionName }));
  await expect(fast(aws, active)).rejects.toThrow('TIMEOUT');
});

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
