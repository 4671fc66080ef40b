import {
  CreateServiceCommand,
  DescribeServicesCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { CreateRoleCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openEcs, sleep, web } from './ecs-fixtures.ts';
import { openShifting } from './ecs-shifting-fixtures.ts';
import { openLambda, ROLE } from './lambda-fixtures.ts';
import { refusal } from './refusal.ts';

/**
 * The conditions that one tutorial after another puts into a trust policy: this account, and ECS in this Region of it.
 */
const OWN = {
  StringEquals: { 'aws:SourceAccount': '111122223333' },
  ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:111122223333:*' },
};

const source = (arn: string) => ({ ArnLike: { 'aws:SourceArn': arn } });
const allow = (more: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service: 'ecs-tasks.amazonaws.com' },
  Action: 'sts:AssumeRole',
  ...more,
});
const deny = (more: object = {}) => ({ ...allow(more), Effect: 'Deny' });
const trust = (...statements: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** A local AWS with a task definition whose task role has that trust policy, which has settled. */
async function openWithRole(...statements: object[]) {
  const open = await openEcs();
  const { Role } = await open.iam.send(
    new CreateRoleCommand({ RoleName: 'task', AssumeRolePolicyDocument: trust(...statements) }),
  );
  await sleep(open.aws, 60_000);
  await open.ecs.send(new RegisterTaskDefinitionCommand(web({ taskRoleArn: Role!.Arn! })));
  const target = {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'FARGATE' as const,
    networkConfiguration: open.network,
  };
  return {
    ...open,
    roleArn: Role!.Arn!,
    run: () => open.ecs.send(new RunTaskCommand(target)),
    serve: () =>
      open.ecs.send(new CreateServiceCommand({ ...target, serviceName: 'web', desiredCount: 1 })),
    async service() {
      const asked = { cluster: 'demo', services: ['web'] };
      return (await open.ecs.send(new DescribeServicesCommand(asked))).services![0]!;
    },
  };
}

test.each<[string, object[]]>([
  ['this account and Region', [allow({ Condition: OWN })]],
  ['tasks of one cluster', [allow({ Condition: source('arn:aws:ecs:*:*:task/demo/*') })]],
  [
    'every service of AWS',
    [allow({ Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } })],
  ],
  ['everyone', [allow({ Principal: '*' })]],
  ['everyone with an account', [allow({ Principal: { AWS: ['*'] } })]],
  [
    'several services',
    [allow({ Principal: { Service: ['ecs.amazonaws.com', 'ecs-tasks.amazonaws.com'] } })],
  ],
  ['every action of STS', [allow({ Action: 'sts:*' })]],
  ['all but another service', [allow({ NotPrincipal: ecs(), Principal: undefined })]],
  [
    'us, and not those of another account',
    [allow(), deny({ Condition: { StringNotEquals: { 'aws:SourceAccount': '111122223333' } } })],
  ],
  ['us, and not another service', [allow(), deny({ Principal: ecs() })]],
])('a task starts with a role that trusts %s', async (_whom, statements) => {
  const { run } = await openWithRole(...statements);
  expect((await run()).tasks).toHaveLength(1);
});

test.each<[string, object[]]>([
  ['another Region', [allow({ Condition: source('arn:aws:ecs:eu-west-1:111122223333:*') })]],
  ['another account', [allow({ Condition: source('arn:aws:ecs:us-east-1:444455556666:*') })]],
  [
    'another account by its number',
    [allow({ Condition: { ...OWN, StringEquals: { 'aws:SourceAccount': '444455556666' } } })],
  ],
  // AWS says that a cluster cannot be singled out.
  ['one cluster', [allow({ Condition: source('arn:aws:ecs:*:*:cluster/demo') })]],
  [
    'whoever knows an external id',
    [allow({ Condition: { StringEquals: { 'sts:ExternalId': 'secret' } } })],
  ],
  ['another service', [allow({ Principal: ecs() })]],
  ['us, to tag a session only', [allow({ Action: 'sts:TagSession' })]],
  ['us, and nobody', [allow(), deny({ Principal: '*' })]],
  [
    'us, and not in this Region',
    [deny({ Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } }), allow()],
  ],
])('no task starts with a role that trusts %s', async (_whom, statements) => {
  const { run, roleArn } = await openWithRole(...statements);
  await expect(run()).rejects.toMatchObject({
    name: 'ClientException',
    message: expect.stringMatching(
      `^ECS was unable to assume the role '${roleArn}' that was provided for this task\\. `,
    ) as string,
  });
});

test('a service whose role trusts another Region says so, and heals when the role is mended', async () => {
  const { aws, iam, serve, service, roleArn } = await openWithRole(
    allow({ Condition: source('arn:aws:ecs:eu-west-1:111122223333:*') }),
  );
  await serve();
  await sleep(aws, 30_000);
  const { events, runningCount, pendingCount } = await service();
  expect([runningCount, pendingCount]).toEqual([0, 0]);
  expect(events![0]!.message).toContain(
    `failed to launch a task with (error ECS was unable to assume the role '${roleArn}'`,
  );
  const PolicyDocument = trust(allow({ Condition: OWN }));
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'task', PolicyDocument }));
  await sleep(aws, 300_000);
  expect((await service()).runningCount).toBe(1);
});

test('ECS cannot shift traffic as a role that is for another service of it', async () => {
  const { iam, register, create, loadBalancer } = await openShifting();
  await register();
  const only = async (name: string) => {
    const Condition = source(`arn:aws:ecs:us-east-1:111122223333:service/demo/${name}`);
    const PolicyDocument = trust(allow({ Principal: ecs(), Condition }));
    const RoleName = 'infrastructure';
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  };
  const attempt = () => create({ loadBalancers: [loadBalancer] });
  await only('other');
  expect((await refusal(attempt())).message).toContain('Unable to assume role');
  await only('web');
  await expect(attempt()).resolves.toBeDefined();
});

test('Lambda cannot run a function as a role that is for another one', async () => {
  const { iam, create } = await openLambda();
  const Condition = source('arn:aws:lambda:us-east-1:111122223333:function:hello');
  const statement = allow({ Principal: { Service: 'lambda.amazonaws.com' }, Condition });
  const update = { RoleName: 'hello', PolicyDocument: trust(statement) };
  await iam.send(new UpdateAssumeRolePolicyCommand(update));
  const other = await refusal(create({ FunctionName: 'other', Role: ROLE }));
  expect(other.message).toBe('The role defined for the function cannot be assumed by Lambda.');
  await expect(create()).resolves.toBeDefined();
});

test('a condition that the local AWS could not judge is refused by name', async () => {
  const Condition = { BinaryEquals: { 'aws:SourceAccount': 'QmluYXJ5' } };
  const { name, message } = await refusal(openWithRole(allow({ Condition })));
  expect([name, message]).toEqual([
    'NotImplemented',
    'The local AWS does not model the condition operator BinaryEquals.',
  ]);
});

function ecs() {
  return { Service: 'ecs.amazonaws.com' };
}
