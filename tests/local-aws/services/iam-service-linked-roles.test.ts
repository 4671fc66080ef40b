import { CreateClusterCommand, DeleteClusterCommand } from '@aws-sdk/client-ecs';
import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  InvalidInputException,
  ListAttachedRolePoliciesCommand,
  NoSuchEntityException,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { clientsOf, openLocalAws } from '../../local.ts';
import { refusal } from './refusal.ts';

const RoleName = 'AWSServiceRoleForECS';
const AWSServiceName = 'ecs.amazonaws.com';

test("the role of ECS has AWS's name, path, description and policy", async () => {
  const { iam } = clientsOf(await openLocalAws());
  const { Role } = await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
  expect(Role).toMatchObject({
    RoleName,
    Path: '/aws-service-role/ecs.amazonaws.com/',
    Arn: 'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
  });
  const got = await iam.send(new GetRoleCommand({ RoleName }));
  expect(got.Role!.Description).toBe('Role to enable Amazon ECS to manage your cluster.');
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  expect(AttachedPolicies).toEqual([
    {
      PolicyName: 'AmazonECSServiceRolePolicy',
      PolicyArn: 'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy',
    },
  ]);
});

test.for([
  [
    'that exists',
    { AWSServiceName },
    'Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.',
  ],
  [
    'with a suffix',
    { AWSServiceName, CustomSuffix: 'mine' },
    'Custom suffix is not allowed for ecs.amazonaws.com',
  ],
  [
    'of a service that has none',
    { AWSServiceName: 'ecs-tasks.amazonaws.com' },
    'ecs-tasks.amazonaws.com is not a valid service principal.',
  ],
] as const)('a service-linked role %s is refused', async ([, input, message]) => {
  const { iam } = clientsOf(await openLocalAws());
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
  const refused = await refusal(iam.send(new CreateServiceLinkedRoleCommand(input)));
  expect(refused).toBeInstanceOf(InvalidInputException);
  expect(refused.message).toBe(message);
});

test('a deletion takes its time, and asking twice is asking once', async () => {
  const aws = await openLocalAws();
  const { iam } = clientsOf(aws);
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
  const first = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  expect(first.DeletionTaskId).toMatch(
    /^task\/aws-service-role\/ecs\.amazonaws\.com\/AWSServiceRoleForECS\/[0-9a-f-]{36}$/,
  );
  const second = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  expect(second.DeletionTaskId).toBe(first.DeletionTaskId);
  expect(await statusOf(iam, first.DeletionTaskId)).toMatchObject({ Status: 'IN_PROGRESS' });
  await aws.sleep(60_000);
  expect(await statusOf(iam, first.DeletionTaskId)).toMatchObject({ Status: 'SUCCEEDED' });
  expect(await refusal(iam.send(new GetRoleCommand({ RoleName })))).toBeInstanceOf(
    NoSuchEntityException,
  );
});

test('a deletion fails while a cluster exists in any Region', async () => {
  const aws = await openLocalAws();
  const { iam, ecs } = clientsOf(aws);
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
  for (let waited = 0; waited < 60_000; waited += 1_000) {
    await aws.account.advanceTo(aws.account.now + 1_000);
  }
  ecs.config.region = () => Promise.resolve('eu-west-1');
  const { cluster } = await ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  const failed = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  await aws.sleep(60_000);
  expect(await statusOf(iam, failed.DeletionTaskId)).toMatchObject({
    Status: 'FAILED',
    Reason: {
      RoleUsageList: [{ Region: 'eu-west-1', Resources: [cluster!.clusterArn] }],
    },
  });
  await iam.send(new GetRoleCommand({ RoleName }));
  await ecs.send(new DeleteClusterCommand({ cluster: 'demo' }));
  const done = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  expect(done.DeletionTaskId).not.toBe(failed.DeletionTaskId);
  await aws.sleep(60_000);
  expect(await statusOf(iam, done.DeletionTaskId)).toMatchObject({ Status: 'SUCCEEDED' });
});

test('only a service-linked role is deleted in this way', async () => {
  const { iam } = clientsOf(await openLocalAws());
  const gone = await refusal(iam.send(new DeleteServiceLinkedRoleCommand({ RoleName })));
  expect(gone).toBeInstanceOf(NoSuchEntityException);
  const statement = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' };
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  const own = { RoleName: 'own', AssumeRolePolicyDocument: trust };
  await iam.send(new CreateRoleCommand(own));
  const refused = await refusal(iam.send(new DeleteServiceLinkedRoleCommand(own)));
  expect(refused).toBeInstanceOf(InvalidInputException);
  const unknown = await refusal(statusOf(iam, 'task/none'));
  expect(unknown).toBeInstanceOf(NoSuchEntityException);
});

test('the permissions name the role and the service', async () => {
  const aws = await openLocalAws();
  const { iam } = clientsOf(aws);
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
  const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  await statusOf(iam, DeletionTaskId);
  const resource =
    'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS';
  expect(aws.journal.entries.flatMap(({ permissions }) => permissions)).toEqual([
    {
      action: 'iam:CreateServiceLinkedRole',
      resource,
      context: { 'iam:AWSServiceName': AWSServiceName },
    },
    { action: 'iam:DeleteServiceLinkedRole', resource },
    { action: 'iam:GetServiceLinkedRoleDeletionStatus', resource },
  ]);
});

// --- internal ---

function statusOf(iam: IAMClient, DeletionTaskId: string | undefined) {
  return iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
}
