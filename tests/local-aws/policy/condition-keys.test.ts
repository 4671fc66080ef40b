import { CreateSecurityGroupCommand, DeleteSecurityGroupCommand } from '@aws-sdk/client-ec2';
import {
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { enforce } from '../../../src/local-aws/policy/enforce.ts';
import { openEcs, web } from '../services/ecs-fixtures.ts';
import { refusal } from '../services/refusal.ts';

const DENIED = /with an explicit deny in an identity-based policy$/;

/** An account in which everything is allowed, from when this is called but what a condition speaks of. */
async function denying(Action: string, Condition: object) {
  const open = await openEcs();
  await open.ecs.send(new RegisterTaskDefinitionCommand(web()));
  return {
    ...open,
    from(): void {
      open.aws.guards.push(
        enforce({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: '*', Resource: '*' },
            { Effect: 'Deny', Action, Resource: '*', Condition },
          ],
        }),
      );
    },
    run: (changes: Partial<RunTaskCommandInput> = {}) =>
      open.ecs.send(
        new RunTaskCommand({
          cluster: 'demo',
          taskDefinition: 'web',
          launchType: 'FARGATE',
          networkConfiguration: open.network,
          ...changes,
        }),
      ),
  };
}

test.each(['ec2:ResourceTag/owner', 'aws:ResourceTag/owner'])(
  'EC2 knows the tags of what a call is about as %s',
  async (key) => {
    const { ec2, from } = await denying('ec2:DeleteSecurityGroup', {
      StringEquals: { [key]: 'ops' },
    });
    const make = (GroupName: string, owner: string) =>
      ec2.send(
        new CreateSecurityGroupCommand({
          GroupName,
          Description: 'of somebody',
          TagSpecifications: [
            { ResourceType: 'security-group', Tags: [{ Key: 'owner', Value: owner }] },
          ],
        }),
      );
    const { GroupId: theirs } = await make('theirs', 'ops');
    const { GroupId: ours } = await make('ours', 'dev');
    from();
    const refused = await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupId: theirs })));
    expect(refused.name).toBe('UnauthorizedOperation');
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId: ours }));
  },
);

test('aws:TagKeys are the keys that a request gives, and those that it takes away', async () => {
  const { ecs, ec2, from } = await denying('*', {
    'ForAnyValue:StringEquals': { 'aws:TagKeys': ['secret'] },
  });
  from();
  const resourceArn = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo';
  const tag = (key: string) =>
    ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key, value: 'x' }] }));
  expect((await refusal(tag('secret'))).message).toMatch(DENIED);
  await tag('plain');
  const untag = (key: string) =>
    ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: [key] }));
  expect((await refusal(untag('secret'))).message).toMatch(DENIED);
  await untag('plain');
  const group = new CreateSecurityGroupCommand({
    GroupName: 'secret',
    Description: 'with a tag',
    TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'secret', Value: 'x' }] }],
  });
  expect((await refusal(ec2.send(group))).name).toBe('UnauthorizedOperation');
});

test('the size of a task is that of its override, as a number', async () => {
  const { run, from } = await denying('ecs:RunTask', {
    NumericGreaterThan: { 'ecs:task-cpu': '1024' },
  });
  from();
  await run();
  const refused = await refusal(run({ overrides: { cpu: '2 vCPU', memory: '4 GB' } }));
  expect(refused.message).toMatch(DENIED);
});

const CASES: [string, object, (subnets: string[]) => Partial<RunTaskCommandInput>][] = [
  [
    'ecs:auto-assign-public-ip',
    { Bool: { 'ecs:auto-assign-public-ip': 'true' } },
    (subnets) => ({
      networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
    }),
  ],
  [
    'ecs:capacity-provider',
    { 'ForAnyValue:StringEquals': { 'ecs:capacity-provider': ['FARGATE_SPOT'] } },
    () => ({
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    }),
  ],
  [
    'ecs:propagate-tags',
    { StringEquals: { 'ecs:propagate-tags': 'TASK_DEFINITION' } },
    () => ({ propagateTags: 'TASK_DEFINITION' }),
  ],
  [
    'ecs:enable-execute-command',
    { Bool: { 'ecs:enable-execute-command': 'true' } },
    () => ({ enableExecuteCommand: true }),
  ],
];

test.each(CASES)('RunTask is refused by %s', async (_key, condition, changes) => {
  const { run, subnets, from } = await denying('ecs:RunTask', condition);
  from();
  const hidden = { awsvpcConfiguration: { subnets, assignPublicIp: 'DISABLED' as const } };
  await run({ networkConfiguration: hidden });
  const refused = run({ networkConfiguration: hidden, ...changes(subnets) });
  expect((await refusal(refused)).message).toMatch(DENIED);
});

test('RunTask is refused by ecs:subnet', async () => {
  const { run, subnets, aws } = await denying('ecs:RunTask', {});
  aws.guards.push(
    enforce({
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: 'ecs:RunTask',
          Resource: '*',
          Condition: { 'ForAnyValue:StringNotEquals': { 'ecs:subnet': [subnets[0]] } },
        },
      ],
    }),
  );
  const on = (subnet: string) =>
    run({ networkConfiguration: { awsvpcConfiguration: { subnets: [subnet] } } });
  await on(subnets[0]!);
  expect((await refusal(on(subnets[1]!))).message).toMatch(DENIED);
});
