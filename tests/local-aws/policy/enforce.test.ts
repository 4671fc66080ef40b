import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateSecurityGroupCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  AccessDeniedException,
  CreateClusterCommand,
  ListClustersCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { CreateRoleCommand, GetRoleCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { enforce } from '../../../src/local-aws/policy/enforce.ts';
import { clientsOf, openLocalAws } from '../../local.ts';

const USER = 'User: arn:aws:iam::111122223333:user/reader is not authorized to perform:';

async function under(...statements: object[]) {
  const aws = await openLocalAws();
  aws.guards.push(enforce({ Version: '2012-10-17', Statement: statements }));
  return { aws, ...clientsOf(aws) };
}

const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

const web = {
  family: 'web',
  requiresCompatibilities: ['FARGATE' as const],
  networkMode: 'awsvpc' as const,
  cpu: '1024',
  memory: '3072',
  containerDefinitions: [{ name: 'web', image: 'httpd' }],
};

test('ECS refuses with AccessDeniedException and the resource', async () => {
  const { ecs } = await under();
  const refused = ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  await expect(refused).rejects.toThrow(AccessDeniedException);
  await expect(refused).rejects.toThrow(
    `${USER} ecs:CreateCluster on resource: arn:aws:ecs:us-east-1:111122223333:cluster/demo because no identity-based policy allows the ecs:CreateCluster action`,
  );
  await expect(ecs.send(new ListClustersCommand({}))).rejects.toThrow(
    'ecs:ListClusters on resource: *',
  );
});

test('CloudWatch Logs refuses with AccessDeniedException', async () => {
  const { logs } = await under();
  const refused = logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }));
  await expect(refused).rejects.toThrow(expect.objectContaining({ name: 'AccessDeniedException' }));
});

test('IAM refuses with AccessDenied, a role that exists by its name', async () => {
  const { iam } = await under();
  const get = iam.send(new GetRoleCommand({ RoleName: 'mine' }));
  await expect(get).rejects.toThrow(expect.objectContaining({ name: 'AccessDenied' }));
  await expect(get).rejects.toThrow(
    `${USER} iam:GetRole on resource: role mine because no identity-based policy allows the iam:GetRole action`,
  );
  const create = iam.send(
    new CreateRoleCommand({ RoleName: 'mine', AssumeRolePolicyDocument: '{}' }),
  );
  await expect(create).rejects.toThrow(
    'iam:CreateRole on resource: arn:aws:iam::111122223333:role/mine because',
  );
});

test('EC2 refuses with UnauthorizedOperation, and names no resource of a Describe call', async () => {
  const { ec2 } = await under();
  const describe = ec2.send(new DescribeSubnetsCommand({}));
  await expect(describe).rejects.toThrow(
    expect.objectContaining({
      name: 'UnauthorizedOperation',
      message: `You are not authorized to perform this operation. ${USER} ec2:DescribeSubnets because no identity-based policy allows the ec2:DescribeSubnets action`,
    }),
  );
  const create = ec2.send(new CreateSecurityGroupCommand({ GroupName: 'a', Description: 'b' }));
  await expect(create).rejects.toThrow('on resource: arn:aws:ec2:us-east-1:111122223333:');
});

test('an explicit deny is named as such', async () => {
  const { ecs } = await under(everything, {
    Effect: 'Deny',
    Action: 'ecs:Create*',
    Resource: '*',
  });
  await expect(ecs.send(new CreateClusterCommand({ clusterName: 'demo' }))).rejects.toThrow(
    `cluster/demo with an explicit deny in an identity-based policy`,
  );
});

test('GetCallerIdentity is answered even under an explicit deny', async () => {
  const { sts } = await under({ Effect: 'Deny', Action: '*', Resource: '*' });
  const { Account } = await sts.send(new GetCallerIdentityCommand({}));
  expect(Account).toBe('111122223333');
});

test('what was refused changed nothing', async () => {
  const { aws, ecs } = await under({ ...everything, Action: 'ecs:List*' });
  await expect(ecs.send(new CreateClusterCommand({ clusterName: 'demo' }))).rejects.toThrow();
  expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([]);
  expect(aws.journal.entries[0]!.error!.code).toBe('AccessDeniedException');
});

test('a role is passed only to the service of the condition', async () => {
  const role = 'arn:aws:iam::111122223333:role/task';
  const pass = (service: string) => ({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: role,
    Condition: { StringEquals: { 'iam:PassedToService': service } },
  });
  const register = { ...everything, Action: 'ecs:RegisterTaskDefinition' };
  const command = new RegisterTaskDefinitionCommand({ ...web, taskRoleArn: role });
  const wrong = await under(register, pass('ecs.amazonaws.com'));
  await expect(wrong.ecs.send(command)).rejects.toThrow(
    `${USER} iam:PassRole on resource: ${role} because no identity-based policy allows the iam:PassRole action`,
  );
  const right = await under(register, pass('ecs-tasks.amazonaws.com'));
  await expect(right.ecs.send(command)).resolves.toBeDefined();
});

test('a classroom can forbid large tasks', async () => {
  const { ecs } = await under(everything, {
    Effect: 'Deny',
    Action: 'ecs:RegisterTaskDefinition',
    Resource: '*',
    Condition: { NumericGreaterThan: { 'ecs:task-cpu': '1024' } },
  });
  await expect(ecs.send(new RegisterTaskDefinitionCommand(web))).resolves.toBeDefined();
  const large = { ...web, cpu: '4096', memory: '8192' };
  await expect(ecs.send(new RegisterTaskDefinitionCommand(large))).rejects.toThrow(
    'with an explicit deny',
  );
});

test('what is made must carry the tag of the condition', async () => {
  const { logs } = await under({
    ...everything,
    Condition: {
      StringEquals: { 'aws:RequestTag/project': 'fargate' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['project'] },
    },
  });
  const make = (tags: Record<string, string>) =>
    logs.send(new CreateLogGroupCommand({ logGroupName: '/a', tags }));
  await expect(make({ project: 'other' })).rejects.toThrow('is not authorized');
  await expect(make({ project: 'fargate', other: 'x' })).rejects.toThrow('is not authorized');
  await expect(make({ project: 'fargate' })).resolves.toBeDefined();
});

test('a policy with an operator that is not modelled is refused before any call', () => {
  const Condition = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
  expect(() => enforce({ Statement: { ...everything, Condition } })).toThrow(
    'the condition operator "IpAddress" is not modelled',
  );
});
