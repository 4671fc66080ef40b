import { DeleteAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateSecurityGroupCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  AccessDeniedException,
  CreateClusterCommand,
  DeleteClusterCommand,
  ListClustersCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateRoleCommand, DeleteRoleCommand, GetRoleCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { enforce } from '../../../src/local-aws/policy/enforce.ts';
import { clientsOf, openLocalAws } from '../../local.ts';
import { openAllServices } from '../services/open-all-services.ts';
import { openEcs } from '../services/ecs-fixtures.ts';

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

const ofDemo = (key: string) => ({
  ...everything,
  Condition: { StringEquals: { [key]: 'demo' } },
});

test.each(['aws:ResourceTag/project', 'ecs:ResourceTag/project'])(
  'a cluster is deleted only with the tag of the condition on %s',
  async (key) => {
    const { aws, ecs } = await openEcs();
    for (const [clusterName, value] of [
      ['mine', 'demo'],
      ['yours', 'other'],
    ]) {
      await ecs.send(new CreateClusterCommand({ clusterName, tags: [{ key: 'project', value }] }));
    }
    await ecs.send(new CreateClusterCommand({ clusterName: 'untagged' }));
    aws.guards.push(enforce({ Statement: [ofDemo(key)] }));
    const remove = (cluster: string) => ecs.send(new DeleteClusterCommand({ cluster }));
    await expect(remove('yours')).rejects.toThrow(
      'is not authorized to perform: ecs:DeleteCluster',
    );
    await expect(remove('untagged')).rejects.toThrow('is not authorized');
    await expect(remove('mine')).resolves.toBeDefined();
  },
);

test('roles, log groups, alarms and load balancers are told apart by their tags', async () => {
  const { aws, iam, logs, cloudwatch, elb, ec2 } = await openAllServices();
  const Tags = [{ Key: 'project', Value: 'demo' }];
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'a.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  });
  const balancers: string[] = [];
  for (const [name, isOurs] of [
    ['mine', true],
    ['yours', false],
  ] as const) {
    await iam.send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: trust,
        ...(isOurs && { Tags }),
      }),
    );
    await logs.send(
      new CreateLogGroupCommand({
        logGroupName: name,
        ...(isOurs && { tags: { project: 'demo' } }),
      }),
    );
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: name,
        Namespace: 'Demo',
        MetricName: 'a',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
        ...(isOurs && { Tags }),
      }),
    );
    const { LoadBalancers } = await elb.send(
      new CreateLoadBalancerCommand({
        Name: name,
        Subnets: Subnets!.map(({ SubnetId }) => SubnetId!),
        ...(isOurs && { Tags }),
      }),
    );
    balancers.push(LoadBalancers![0]!.LoadBalancerArn!);
  }
  aws.guards.push(enforce({ Statement: [ofDemo('aws:ResourceTag/project')] }));
  const calls = (name: string, LoadBalancerArn: string) => [
    () => iam.send(new DeleteRoleCommand({ RoleName: name })),
    () => logs.send(new DeleteLogGroupCommand({ logGroupName: name })),
    () => cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [name] })),
    () => elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })),
  ];
  for (const call of calls('yours', balancers[1]!)) {
    await expect(call()).rejects.toThrow('is not authorized');
  }
  for (const call of calls('mine', balancers[0]!)) await expect(call()).resolves.toBeDefined();
});

test('a request comes from this machine', async () => {
  const from = (block: string) =>
    under({ ...everything, Condition: { IpAddress: { 'aws:SourceIp': block } } });
  const list = new ListClustersCommand({});
  await expect((await from('127.0.0.0/8')).ecs.send(list)).resolves.toBeDefined();
  await expect((await from('203.0.113.0/24')).ecs.send(list)).rejects.toThrow('is not authorized');
});

test('a policy with an operator that is not modelled is refused before any call', () => {
  const Condition = { BinaryEquals: { key: 'QmluYXJ5' } };
  expect(() => enforce({ Statement: { ...everything, Condition } })).toThrow(
    'the condition operator "BinaryEquals" is not modelled',
  );
});
