import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { allowing, openEnforced, userWith } from '../services/enforced-fixtures.ts';
import { refusal } from '../services/refusal.ts';

const ROLE = 'arn:aws:iam::111122223333:role/stacks';
const TEMPLATE = JSON.stringify({
  Resources: { Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/made' } } },
});
const STACK = { StackName: 'made', TemplateBody: TEMPLATE };
const STACKS = { Action: 'cloudformation:*', Resource: '*' };
const PASS = { Action: 'iam:PassRole', Resource: ROLE };
const MAKES = { Action: ['logs:CreateLogGroup', 'logs:DescribeLogGroups'], Resource: '*' };

/** An account with a role that CloudFormation may act with, which may do this, and a user who may do that. */
async function openWithRole(role: object[], user: object[], service = 'cloudformation') {
  const open = await openEnforced();
  await open.owner.iam.send(
    new CreateRoleCommand({
      RoleName: 'stacks',
      AssumeRolePolicyDocument: allowing({
        Principal: { Service: `${service}.amazonaws.com` },
        Action: 'sts:AssumeRole',
      }),
    }),
  );
  await open.owner.iam.send(
    new PutRolePolicyCommand({
      RoleName: 'stacks',
      PolicyName: 'own',
      PolicyDocument: allowing(...role),
    }),
  );
  await open.pass(30);
  const anna = open.clientsWith(await userWith(open.owner, 'anna', allowing(...user)));
  return { ...open, anna };
}

test('a stack acts with its role, and its caller needs no rights of their own but to hand it over', async () => {
  const deletes = { Action: 'logs:DeleteLogGroup', Resource: '*' };
  const { anna, owner, pass } = await openWithRole([MAKES, deletes], [STACKS, PASS]);
  await anna.cloudformation.send(new CreateStackCommand({ ...STACK, RoleARN: ROLE }));
  await pass(300);
  const { Stacks } = await anna.cloudformation.send(
    new DescribeStacksCommand({ StackName: 'made' }),
  );
  expect(Stacks![0]).toMatchObject({ StackStatus: 'CREATE_COMPLETE', RoleARN: ROLE });
  const groups = async () =>
    (await owner.logs.send(new DescribeLogGroupsCommand({}))).logGroups!.map(
      ({ logGroupName }) => logGroupName,
    );
  expect(await groups()).toContain('/made');
  // The role of the stack is used again, and is not handed over anew.
  await anna.cloudformation.send(new DeleteStackCommand({ StackName: 'made' }));
  await pass(300);
  expect(await groups()).not.toContain('/made');
});

test('without the right to hand the role over, or without a role, the caller is refused', async () => {
  const { anna } = await openWithRole([MAKES], [STACKS]);
  const create = (more: object) =>
    refusal(anna.cloudformation.send(new CreateStackCommand({ ...STACK, ...more })));
  expect((await create({ RoleARN: ROLE })).message).toContain(
    `not authorized to perform: iam:PassRole on resource: ${ROLE}`,
  );
  expect((await create({})).message).toContain('not authorized to perform: logs:CreateLogGroup');
});

test('the role is handed over to CloudFormation alone', async () => {
  const toTasks = {
    ...PASS,
    Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
  };
  const { anna } = await openWithRole([MAKES], [STACKS, toTasks]);
  const create = new CreateStackCommand({ ...STACK, RoleARN: ROLE });
  expect((await refusal(anna.cloudformation.send(create))).message).toContain('iam:PassRole');
});

test('a role that may not make a resource fails it, by name', async () => {
  const { anna, pass } = await openWithRole([STACKS], [STACKS, PASS]);
  await anna.cloudformation.send(
    new CreateStackCommand({ ...STACK, RoleARN: ROLE, DisableRollback: true }),
  );
  await pass(300);
  const { StackEvents } = await anna.cloudformation.send(
    new DescribeStackEventsCommand({ StackName: 'made' }),
  );
  const failed = StackEvents!.find(({ LogicalResourceId: id, ResourceStatus: status }) => {
    return id === 'Logs' && status === 'CREATE_FAILED';
  });
  expect(failed!.ResourceStatusReason).toContain(
    'User: arn:aws:sts::111122223333:assumed-role/stacks/AWSCloudFormation is not authorized to perform: logs:CreateLogGroup',
  );
  expect(failed!.ResourceStatusReason).toContain('HandlerErrorCode: AccessDenied');
});

test('a role that does not trust CloudFormation, or is not there, is refused', async () => {
  const { owner } = await openWithRole([MAKES], [STACKS], 'ecs-tasks');
  for (const RoleARN of [ROLE, `${ROLE}-of-nobody`]) {
    const create = new CreateStackCommand({ ...STACK, RoleARN });
    const refused = await refusal(owner.cloudformation.send(create));
    expect([refused.name, refused.message]).toEqual([
      'ValidationError',
      `Role ${RoleARN} is invalid or cannot be assumed`,
    ]);
  }
});
