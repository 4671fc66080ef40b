import { GetUserCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { missingPermissions } from '../../src/engine/missing-permissions.ts';
import { allowing, openEnforced, userWith } from '../local-aws/services/enforced-fixtures.ts';

const TASK = 'arn:aws:ecs:us-east-1:111122223333:task-definition/demo:*';

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html
test('each condition key is simulated as what it is: a Boolean, a number, a text or some texts', async () => {
  const { aws, owner } = await openEnforced();
  const small = { Condition: { NumericLessThanEquals: { 'ecs:task-cpu': '1024' } } };
  const byAws = { Condition: { Bool: { 'aws:ViaAWSService': 'true' } } };
  const policy = allowing(
    { Action: 'ecs:RegisterTaskDefinition', Resource: TASK, ...small },
    { Action: 'cloudwatch:PutMetricAlarm', Resource: '*', ...byAws },
  );
  await userWith(owner, 'lena', policy);
  const { User } = await owner.iam.send(new GetUserCommand({ UserName: 'lena' }));
  const sized = (cpu: string) => ({
    action: 'ecs:RegisterTaskDefinition',
    resource: TASK,
    context: { 'ecs:task-cpu': cpu, 'aws:TagKeys': ['run'], 'aws:RequestTag/run': 'demo' },
  });
  const tried = { action: 'cloudwatch:PutMetricAlarm', resource: '*' };
  const asked = [
    sized('512'),
    sized('2048'),
    { ...tried, context: { 'aws:ViaAWSService': 'true' } },
    { ...tried, context: {} },
  ];
  const last = aws.journal.last;
  expect(await missingPermissions(owner.iam, User!.Arn!, asked)).toEqual([asked[1], asked[3]]);
  const types = aws.journal.since(last).flatMap(({ input }) => {
    const { ContextEntries = [] } = input as {
      ContextEntries?: { ContextKeyName: string; ContextKeyType: string }[];
    };
    return ContextEntries.map((each) => [each.ContextKeyName, each.ContextKeyType]);
  });
  expect(Object.fromEntries(types)).toEqual({
    'ecs:task-cpu': 'numeric',
    'aws:TagKeys': 'stringList',
    'aws:RequestTag/run': 'string',
    'aws:ViaAWSService': 'boolean',
  });
});
