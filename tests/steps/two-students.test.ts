import {
  DescribeSecurityGroupsCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  TagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  DeleteLogGroupCommand,
  TagResourceCommand as TagLogGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExecutionRole } from '../../scripts/steps/create-execution-role.ts';
import { createTaskRole } from '../../scripts/steps/create-task-role.ts';
import { registerTaskDefinition } from '../../scripts/steps/register-task-definition.ts';
import { core } from '../../scripts/tracks/core.ts';
import { audit } from '../../src/engine/audit.ts';
import { refusal } from '../local-aws/services/refusal.ts';
import { openClassroom, type Classroom, type Student } from './students.ts';

// Two students do the tutorial in one account, each with keys and policies of their own, over HTTP.
let room: Classroom;
let anna: Student;
let ben: Student;

beforeAll(async () => {
  room = await openClassroom();
  anna = await room.student('anna', 'shared', 'audit');
  // The name begins as the other's does: what is kept apart by names must not be by their beginnings.
  ben = await room.student('anna-2', 'shared', 'audit');
  for (const name of ['anna', 'anna-2']) {
    const { runner } = room.teacherFor(name);
    for (const step of [createExecutionRole, createTaskRole]) await runner.run(step);
  }
  for (const { runner } of [anna, ben]) for (const step of core.steps) await runner.run(step);
}, 120_000);
afterAll(() => room.close());

const ROLE = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const ANYBODY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
});
const OURS = (name: string) => [
  { Key: 'project', Value: 'fargate-step-by-step' },
  { Key: 'run', Value: name },
];

/** The smallest task definition that Fargate takes. */
const web = (family: string, more: object = {}) =>
  new RegisterTaskDefinitionCommand({
    family,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'web', image: 'public.ecr.aws/nginx/nginx:latest' }],
    ...more,
  });

const groupOf = async (name: string) => (await groupIdOf(room.teacher, name))!;

async function groupIdOf({ clients: { ec2 } }: Student, name: string): Promise<string | undefined> {
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: [name] }] }),
  );
  return SecurityGroups[0]?.GroupId;
}

/** Says by which action a call was refused, of somebody who lacks the permission. */
async function refusedAction(call: Promise<unknown>): Promise<string | undefined> {
  const { name, message } = await refusal(call);
  expect(name).toMatch(/^(AccessDenied|UnauthorizedOperation)/);
  return /not authorized to perform: (\S+)/.exec(message)?.[1];
}

test('each sees in the audit what is their own, and nothing goes unread', async () => {
  for (const [student, run] of [
    [anna, 'anna'],
    [ben, 'anna-2'],
  ] as const) {
    const { alive, unread } = await audit(student.session);
    expect(unread).toEqual([]);
    expect(alive.length).toBeGreaterThan(5);
    expect(new Set(alive.map((each) => each.run ?? run))).toEqual(new Set([run]));
  }
});

test('nobody opens a port of the other’s firewall, retags it, or deletes it', async () => {
  const GroupId = await groupOf('anna-2');
  const { ec2 } = anna.clients;
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  const open = { GroupId, IpPermissions: [ssh] };
  expect(await refusedAction(ec2.send(new AuthorizeSecurityGroupIngressCommand(open)))).toBe(
    'ec2:AuthorizeSecurityGroupIngress',
  );
  const retag = { Resources: [GroupId], Tags: OURS('anna') };
  expect(await refusedAction(ec2.send(new CreateTagsCommand(retag)))).toBe('ec2:CreateTags');
  expect(await refusedAction(ec2.send(new DeleteSecurityGroupCommand({ GroupId })))).toBe(
    'ec2:DeleteSecurityGroup',
  );
  // One's own may be opened; it may not be given away.
  const own = await groupOf('anna');
  const away = { Resources: [own], Tags: OURS('anna-2') };
  expect(await refusedAction(ec2.send(new CreateTagsCommand(away)))).toBe('ec2:CreateTags');
});

test('nobody writes a tag of another key, or gives a thing of one’s own away', async () => {
  const { ec2, ecs, logs } = anna.clients;
  const arn = (kind: string) => `arn:aws:ecs:us-east-1:111122223333:${kind}`;
  const mine = (key: string, value: string) => ({
    resourceArn: arn('service/anna/anna'),
    tags: [...OURS('anna'), { Key: key, Value: value }].map(({ Key, Value }) => ({
      key: Key,
      value: Value,
    })),
  });
  const bill = { Key: 'cost-center', Value: 'of-ben' };
  const group = await groupOf('anna');
  const tagGroup = { Resources: [group], Tags: [...OURS('anna'), bill] };
  expect(await refusedAction(ec2.send(new CreateTagsCommand(tagGroup)))).toBe('ec2:CreateTags');
  const tagService = new TagResourceCommand(mine('cost-center', 'of-ben'));
  expect(await refusedAction(ecs.send(tagService))).toBe('ecs:TagResource');
  // With the keys that the tutorial writes it may be tagged.
  await ecs.send(new TagResourceCommand(mine('step', 'create-service')));
  const away = { ...mine('step', 'create-service'), tags: [{ key: 'run', value: 'anna-2' }] };
  expect(await refusedAction(ecs.send(new TagResourceCommand(away)))).toBe('ecs:TagResource');
  const tags = { project: 'fargate-step-by-step', run: 'anna', 'cost-center': 'of-ben' };
  const resourceArn = 'arn:aws:logs:us-east-1:111122223333:log-group:/ecs/anna';
  expect(await refusedAction(logs.send(new TagLogGroupCommand({ resourceArn, tags })))).toBe(
    'logs:TagResource',
  );
  // At the making too: what is made there would be the other's in every list.
  const made = web('anna', {
    tags: OURS('anna-2').map(({ Key, Value }) => ({ key: Key, value: Value })),
  });
  expect(await refusedAction(ecs.send(made))).toBe('ecs:TagResource');
});

test('nobody deregisters the other’s revision, or registers one of the other’s family', async () => {
  const { ecs } = anna.clients;
  const theirs = new DeregisterTaskDefinitionCommand({ taskDefinition: 'anna-2:1' });
  expect(await refusedAction(ecs.send(theirs))).toBe('ecs:DeregisterTaskDefinition');
  expect(await refusedAction(ecs.send(web('anna-2')))).toBe('ecs:RegisterTaskDefinition');
});

test('nobody creates a role, opens one to anybody, or gives one more rights', async () => {
  const { iam } = anna.clients;
  const trust = { AssumeRolePolicyDocument: ANYBODY };
  for (const RoleName of ['anna-task-role', 'anna-2-task-role', 'anything']) {
    const create = new CreateRoleCommand({ RoleName, ...trust, Tags: OURS('anna') });
    expect(await refusedAction(iam.send(create))).toBe('iam:CreateRole');
  }
  const RoleName = 'anna-task-role';
  const opened = new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: ANYBODY });
  expect(await refusedAction(iam.send(opened))).toBe('iam:UpdateAssumeRolePolicy');
  const all = { Effect: 'Allow', Action: '*', Resource: '*' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [all] });
  const put = new PutRolePolicyCommand({ RoleName, PolicyName: 'all', PolicyDocument });
  expect(await refusedAction(iam.send(put))).toBe('iam:PutRolePolicy');
  const admin = { PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' };
  for (const name of [RoleName, 'anna-execution-role']) {
    const attach = new AttachRolePolicyCommand({ RoleName: name, ...admin });
    expect(await refusedAction(iam.send(attach))).toBe('iam:AttachRolePolicy');
  }
  expect(
    await refusedAction(iam.send(new DeleteRoleCommand({ RoleName: 'anna-2-task-role' }))),
  ).toBe('iam:DeleteRole');
});

test('nobody hands over the other’s roles, and one’s own only to tasks', async () => {
  const { ecs } = anna.clients;
  for (const theirs of ['anna-2-task-role', 'anna-2-execution-role']) {
    const given = { taskRoleArn: ROLE(theirs) };
    expect(await refusedAction(ecs.send(web('anna', given)))).toBe('iam:PassRole');
  }
});

// No policy tells a task role from an execution role: both are handed over to the same service.
test('one’s own execution role can be the task role, and lets code pull images and write logs at most', async () => {
  const { ecs, iam } = room.teacher.clients;
  const given = { taskRoleArn: ROLE('anna-execution-role') };
  const { taskDefinition } = await anna.clients.ecs.send(web('anna', given));
  const taskDefinitions = [taskDefinition!.taskDefinitionArn!];
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: taskDefinitions[0] }));
  await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions }));
  const RoleName = 'anna-execution-role';
  const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const { AttachedPolicies = [] } = await iam.send(
    new ListAttachedRolePoliciesCommand({ RoleName }),
  );
  expect(PolicyNames).toEqual([]);
  expect(AttachedPolicies.map(({ PolicyName }) => PolicyName)).toEqual([
    'AmazonECSTaskExecutionRolePolicy',
  ]);
});

test('nobody registers a task of 16 vCPU, or of more memory than the tutorial needs', async () => {
  const { ecs } = anna.clients;
  for (const size of [
    { cpu: '16384', memory: '32768' },
    { cpu: '16 vCPU', memory: '32 GB' },
    { cpu: '2048', memory: '4096' },
    { cpu: '1024', memory: '8192' },
  ]) {
    expect(await refusedAction(ecs.send(web('anna', size)))).toBe('ecs:RegisterTaskDefinition');
  }
});

test('nobody changes or deletes the other’s service or logs', async () => {
  const { ecs, logs } = anna.clients;
  const service = { cluster: 'anna-2', service: 'anna-2' };
  const stop = new UpdateServiceCommand({ ...service, desiredCount: 0 });
  expect(await refusedAction(ecs.send(stop))).toBe('ecs:UpdateService');
  expect(await refusedAction(ecs.send(new DeleteServiceCommand(service)))).toBe(
    'ecs:DeleteService',
  );
  const theirs = new DeleteLogGroupCommand({ logGroupName: '/ecs/anna-2' });
  expect(await refusedAction(logs.send(theirs))).toBe('logs:DeleteLogGroup');
});

test('one takes all back but the revision, and the other’s things stay as they are', async () => {
  const theirs = async () =>
    (await room.aws.inventory()).filter((item) => JSON.stringify(item).includes('anna-2'));
  const before = await theirs();
  expect(before.length).toBeGreaterThan(5);
  for (const step of core.steps.toReversed()) {
    if (!step.undo) continue;
    if (step.id !== registerTaskDefinition.id) await anna.runner.undo(step);
    else {
      await expect(anna.runner.undo(step)).rejects.toThrow(
        /not authorized to perform: ecs:DeregisterTaskDefinition/,
      );
    }
  }
  const { alive } = await audit(anna.session);
  expect(alive.map(({ arn }) => arn)).toEqual([
    'arn:aws:ecs:us-east-1:111122223333:task-definition/anna:1',
  ]);
  await room.teacherFor('anna').runner.undo(registerTaskDefinition);
  expect((await audit(anna.session)).alive).toEqual([]);
  expect(await theirs()).toEqual(before);
});

test('under the policies for an account of one’s own, two do all of it and take all of it back', async () => {
  const other = await openClassroom();
  try {
    const students = [
      await other.student('anna', 'tutorial', 'audit'),
      await other.student('anna-2', 'tutorial', 'audit'),
    ];
    const { aws, teacher } = other;
    // These stay: the users with their policies, and a service-linked role, which is no inventory.
    const before = await aws.inventory();
    for (const { runner } of students) for (const step of core.steps) await runner.run(step);
    const [first, second] = students as [Student, Student];
    const GroupId = (await groupIdOf(teacher, 'anna-2'))!;
    const open = { GroupId, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
    expect(
      await refusedAction(first.clients.ec2.send(new AuthorizeSecurityGroupIngressCommand(open))),
    ).toBe('ec2:AuthorizeSecurityGroupIngress');
    const taken = { RoleName: 'anna-2-other-role', AssumeRolePolicyDocument: ANYBODY };
    expect(await refusedAction(first.clients.iam.send(new CreateRoleCommand(taken)))).toBe(
      'iam:CreateRole',
    );
    for (const { runner, session } of [first, second]) {
      for (const step of core.steps.toReversed()) if (step.undo) await runner.undo(step);
      expect((await audit(session)).alive).toEqual([]);
    }
    expect(await aws.inventory()).toEqual(before);
  } finally {
    await other.close();
  }
});
