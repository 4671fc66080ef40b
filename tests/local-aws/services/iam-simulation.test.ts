import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetUserCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openAllServices } from './open-all-services.ts';
import { refusal } from './refusal.ts';

const ROLE = 'arn:aws:iam::111122223333:role/web';
const CLUSTER = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo';

function policy(...statements: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

async function open() {
  const { iam } = await openAllServices();
  const trust = {
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
  };
  await iam.send(
    new CreateRoleCommand({ RoleName: 'web', AssumeRolePolicyDocument: policy(trust) }),
  );
  const put = (PolicyDocument: string) =>
    iam.send(new PutRolePolicyCommand({ RoleName: 'web', PolicyName: 'own', PolicyDocument }));
  const ask = (changes: Partial<SimulatePrincipalPolicyCommandInput>) =>
    iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: ROLE,
        ActionNames: ['ecs:DescribeClusters'],
        ...changes,
      }),
    );
  const decisions = async (changes: Partial<SimulatePrincipalPolicyCommandInput>) =>
    (await ask(changes)).EvaluationResults!.map(
      ({ EvalActionName, EvalResourceName, EvalDecision }) =>
        `${EvalActionName} ${EvalResourceName} ${EvalDecision}`,
    );
  return { iam, put, ask, decisions };
}

test('each action on each resource is allowed, denied, or not allowed', async () => {
  const { put, decisions } = await open();
  await put(
    policy(
      { Effect: 'Allow', Action: 'ecs:Describe*', Resource: CLUSTER },
      { Effect: 'Deny', Action: 'ecs:DescribeTasks', Resource: '*' },
    ),
  );
  expect(
    await decisions({
      ActionNames: ['ecs:DescribeClusters', 'ecs:DescribeTasks'],
      ResourceArns: [CLUSTER, `${CLUSTER}-2`],
    }),
  ).toEqual([
    `ecs:DescribeClusters ${CLUSTER} allowed`,
    `ecs:DescribeClusters ${CLUSTER}-2 implicitDeny`,
    `ecs:DescribeTasks ${CLUSTER} explicitDeny`,
    `ecs:DescribeTasks ${CLUSTER}-2 explicitDeny`,
  ]);
  expect(await decisions({})).toEqual(['ecs:DescribeClusters * implicitDeny']);
});

test('attached policies, further policies and the context count', async () => {
  const { iam, decisions } = await open();
  await iam.send(
    new AttachRolePolicyCommand({
      RoleName: 'web',
      PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
    }),
  );
  expect(await decisions({ ActionNames: ['logs:PutLogEvents'] })).toEqual([
    'logs:PutLogEvents * allowed',
  ]);
  const Condition = { StringEquals: { 'ecs:cluster': 'demo' } };
  const PolicyInputList = [policy({ Effect: 'Allow', Action: 'ecs:*', Resource: '*', Condition })];
  expect(await decisions({ PolicyInputList })).toEqual(['ecs:DescribeClusters * implicitDeny']);
  const ContextEntries = [
    {
      ContextKeyName: 'ECS:Cluster',
      ContextKeyType: 'string' as const,
      ContextKeyValues: ['demo'],
    },
  ];
  expect(await decisions({ PolicyInputList, ContextEntries })).toEqual([
    'ecs:DescribeClusters * allowed',
  ]);
});

test('a user is judged by its own policies, and the owner of the account may do everything', async () => {
  const { iam, decisions } = await open();
  const { User } = await iam.send(new CreateUserCommand({ UserName: 'lena', Path: '/team/' }));
  const PolicyDocument = policy({ Effect: 'Allow', Action: 'ecs:Describe*', Resource: CLUSTER });
  const UserName = 'lena';
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }));
  const both = { ResourceArns: [CLUSTER, `${CLUSTER}-2`] };
  expect(await decisions({ PolicySourceArn: User!.Arn!, ...both })).toEqual([
    `ecs:DescribeClusters ${CLUSTER} allowed`,
    `ecs:DescribeClusters ${CLUSTER}-2 implicitDeny`,
  ]);
  const owner = (await iam.send(new GetUserCommand({}))).User!.Arn!;
  expect(await decisions({ PolicySourceArn: owner, ActionNames: ['ecs:RunTask'] })).toEqual([
    'ecs:RunTask * allowed',
  ]);
});

test('the results come in pages', async () => {
  const { ask } = await open();
  const ActionNames = ['ecs:RunTask', 'ecs:StopTask'];
  const first = await ask({ ActionNames, MaxItems: 1 });
  expect([first.IsTruncated, first.EvaluationResults!.length]).toEqual([true, 1]);
  const second = await ask({ ActionNames, MaxItems: 1, Marker: first.Marker });
  expect(second.EvaluationResults!.map(({ EvalActionName }) => EvalActionName)).toEqual([
    'ecs:StopTask',
  ]);
  expect(second.IsTruncated).toBe(false);
});

test.each<[string, Partial<SimulatePrincipalPolicyCommandInput>, string, string]>([
  [
    'a role that is not there',
    { PolicySourceArn: `${ROLE}2` },
    'NoSuchEntityException',
    'The role with name web2 cannot be found.',
  ],
  [
    'what is no role',
    { PolicySourceArn: 'arn:aws:sts::111122223333:assumed-role/web/session' },
    'InvalidInputException',
    'Invalid Entity Arn: arn:aws:sts::111122223333:assumed-role/web/session does not clearly define entity type and name.',
  ],
  [
    'a resource that is no ARN',
    { ResourceArns: ['demo'] },
    'InvalidInputException',
    'ResourceNames are not in a valid ARN format: demo.',
  ],
  [
    'a user that is not there',
    { PolicySourceArn: 'arn:aws:iam::111122223333:user/lena' },
    'NoSuchEntityException',
    'The user with name lena cannot be found.',
  ],
  [
    'a group',
    { PolicySourceArn: 'arn:aws:iam::111122223333:group/readers' },
    'NotImplemented',
    'The local AWS does not model the simulation of a group.',
  ],
  [
    'a policy of a resource',
    { ResourcePolicy: '{}' },
    'NotImplemented',
    'The local AWS does not model ResourcePolicy of a simulation.',
  ],
  [
    'a policy that is none',
    { PolicyInputList: ['{}'] },
    'MalformedPolicyDocumentException',
    'Syntax errors in policy.',
  ],
  [
    'a condition that is not modelled',
    {
      PolicyInputList: [
        policy({
          Effect: 'Allow',
          Action: 'ecs:*',
          Resource: '*',
          Condition: { BinaryEquals: { key: 'QUJD' } },
        }),
      ],
    },
    'NotImplemented',
    'The local AWS does not model the condition operator BinaryEquals.',
  ],
])('%s is refused', async (_what, changes, name, message) => {
  const { ask } = await open();
  expect(await refusal(ask(changes))).toMatchObject({ name, message });
});
