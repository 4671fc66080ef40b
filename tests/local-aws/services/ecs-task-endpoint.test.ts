import {
  CreateClusterCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { CreateRoleCommand, DeleteRoleCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SOURCE } from '../../../src/local-aws/runtimes/engine/pause-programs.ts';
import { credentialsPath } from '../../../src/local-aws/services/ecs/live/endpoint-variables.ts';
import type { ShownCredentials } from '../../../src/local-aws/services/ecs/live/task-credentials.ts';
import { tasks } from '../../../src/local-aws/services/ecs/tasks/tasks.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { web } from './ecs-fixtures.ts';
import { allowing, clientsTo, openEnforced } from './enforced-fixtures.ts';

/** The clock in a container is not that of the account. */
const CLOCK = Date.parse('2026-11-29T10:00:00Z');

/** A task that runs with a role, and a way to ask its endpoint. */
async function openTask() {
  const open = await openEnforced();
  const { aws, owner } = open;
  await owner.iam.send(
    new CreateRoleCommand({
      RoleName: 'worker',
      AssumeRolePolicyDocument: allowing({
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    }),
  );
  await open.pass(30);
  const taskRoleArn = 'arn:aws:iam::111122223333:role/worker';
  await owner.ecs.send(new RegisterTaskDefinitionCommand(web({ taskRoleArn })));
  await owner.ecs.send(new CreateClusterCommand({}));
  const { Subnets } = await owner.ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets!.map(({ SubnetId }) => SubnetId!);
  const { tasks: made } = await owner.ecs.send(
    new RunTaskCommand({
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
    }),
  );
  await open.pass(60);
  const taskArn = made![0]!.taskArn!;
  const ask = (path: string) => aws.answerTask({ taskArn, path, clock: CLOCK });
  const region = aws.account.region('us-east-1');
  const path = credentialsPath(region, tasks(region).get(taskArn)!);
  const credentials = async () => (await ask(path))?.body as ShownCredentials;
  return { ...open, taskArn, ask, path, credentials };
}

test('the endpoint of a task tells its metadata, and nothing of what is not there', async () => {
  const { owner, taskArn, ask } = await openTask();
  const { tasks: described } = await owner.ecs.send(new DescribeTasksCommand({ tasks: [taskArn] }));
  const { runtimeId = '', containerArn } = described![0]!.containers![0]!;
  const container = {
    DockerId: runtimeId,
    Name: 'web',
    ContainerARN: containerArn,
    KnownStatus: 'RUNNING',
    Image: 'public.ecr.aws/docker/library/httpd:2.4',
  };
  expect(await ask(`/v4/${runtimeId}`)).toMatchObject({ status: 200, body: container });
  expect(await ask(`/v4/${runtimeId}/task`)).toMatchObject({
    status: 200,
    body: { TaskARN: taskArn, Family: 'web', Revision: '1', Containers: [container] },
  });
  expect((await ask(`/v4/${runtimeId}/tasks`))?.status).toBe(404);
  expect((await ask(`/v4/${runtimeId.slice(0, -1)}`))?.status).toBe(404);
  expect(await ask('/')).toBeUndefined();
});

test('the keys of a task are of its role, expire by the clock of its container, and are replaced before', async () => {
  const { aws, pass, credentials, taskArn } = await openTask();
  const first = await credentials();
  expect(first.RoleArn).toBe('arn:aws:iam::111122223333:role/worker');
  expect(first.Expiration).toBe('2026-11-29T11:00:00.000Z');
  const { sts } = clientsTo(inProcess(aws), {
    accessKeyId: first.AccessKeyId,
    secretAccessKey: first.SecretAccessKey,
    sessionToken: first.Token,
  });
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe(`arn:aws:sts::111122223333:assumed-role/worker/${taskArn.split('/').at(-1)}`);
  await pass(39 * 60);
  expect(await credentials()).toMatchObject({ AccessKeyId: first.AccessKeyId });
  await pass(2 * 60);
  const second = await credentials();
  expect(second.AccessKeyId).not.toBe(first.AccessKeyId);
  expect(second.Expiration).toBe('2026-11-29T11:00:00.000Z');
});

test('a task whose role is gone has no keys, and nobody has those of another', async () => {
  const { owner, ask, path } = await openTask();
  expect((await ask(path))?.status).toBe(200);
  expect(await ask('/v2/credentials/another')).toEqual({
    status: 400,
    body: {
      code: 'InvalidIdInRequest',
      message: 'CredentialsV2Request: Credentials not found',
      HTTPErrorCode: 400,
    },
  });
  await owner.iam.send(new DeleteRoleCommand({ RoleName: 'worker' }));
  expect((await ask(path))?.status).toBe(400);
});

test('the program in each task is made of the source that is here', () => {
  const source = readFileSync('src/local-aws/runtimes/engine/pause.c');
  expect(createHash('sha256').update(source).digest('hex')).toBe(SOURCE);
});
