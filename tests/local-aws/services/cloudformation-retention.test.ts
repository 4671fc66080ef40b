import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { openAllServices } from './open-all-services.ts';
import { sleep } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

const StackName = 'infra';

/** A log group as a resource, with attributes beside its properties. */
const group = (LogGroupName: string, attributes: object = {}) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties: { LogGroupName },
  ...attributes,
});

/** A resource that cannot be made. */
const BROKEN = { ...group('/broken'), DependsOn: 'Kept', Properties: { RetentionInDays: 8 } };

async function openStack() {
  const { aws, cloudformation, logs } = await openAllServices();
  const body = (resources: object) => ({
    StackName,
    TemplateBody: JSON.stringify({ Resources: resources }),
  });
  const settled = async <Answer>(call: Promise<Answer>) => {
    const answer = await call;
    await sleep(aws, 600_000);
    return answer;
  };
  return {
    create: (resources: object) =>
      settled(cloudformation.send(new CreateStackCommand(body(resources)))),
    update: (resources: object) =>
      settled(cloudformation.send(new UpdateStackCommand(body(resources)))),
    remove: () => settled(cloudformation.send(new DeleteStackCommand({ StackName }))),
    async groups() {
      const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
      return logGroups!.map(({ logGroupName }) => logGroupName);
    },
    async events(id: string) {
      const asked = new DescribeStackEventsCommand({ StackName: id });
      const { StackEvents } = await cloudformation.send(asked);
      return StackEvents!.map((each) => `${each.LogicalResourceId} ${each.ResourceStatus}`);
    },
  };
}

const REFUSED: [string, object, string][] = [
  [
    'a deletion policy that is none',
    { DeletionPolicy: 'Maybe' },
    'Template format error: Unrecognized DeletionPolicy Maybe for resource Kept',
  ],
  [
    'a replacement policy that is one of deletion alone',
    { UpdateReplacePolicy: 'RetainExceptOnCreate' },
    'Template format error: Unrecognized UpdateReplacePolicy RetainExceptOnCreate for resource Kept',
  ],
  [
    'a deletion policy that is a function',
    { DeletionPolicy: { Ref: 'AWS::Region' } },
    'Template format error: Every DeletionPolicy member must be a string.',
  ],
  [
    'an attribute that no resource has',
    { LogGroupName: '/kept' },
    "Invalid template resource property 'LogGroupName'",
  ],
  [
    'a need that is not there',
    { DependsOn: 'Nobody' },
    'Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the template',
  ],
];

// https://github.com/eucalyptus/eucalyptus/tree/master/clc/modules/cloudformation has the words for policies from AWS;
// https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/cloudformation/engine/validations.py
test.each(REFUSED)('a template with %s is refused', async (_what, attributes, message) => {
  const { create } = await openStack();
  expect(await refusal(create({ Kept: group('/kept', attributes) }))).toMatchObject({
    name: 'ValidationError',
    message,
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html, and the next three.
test('what is retained stays when its stack is deleted, and the stack says so', async () => {
  const { create, remove, groups, events } = await openStack();
  const { StackId } = await create({
    Kept: group('/kept', { DeletionPolicy: 'Retain' }),
    Gone: group('/gone', { DeletionPolicy: 'Delete' }),
  });
  await remove();
  expect(await groups()).toEqual(['/kept']);
  expect(await events(StackId!)).toContain('Kept DELETE_SKIPPED');
});

test('what is retained stays when it leaves the template', async () => {
  const { create, update, groups } = await openStack();
  await create({
    Kept: group('/kept', { DeletionPolicy: 'RetainExceptOnCreate' }),
    Gone: group('/gone'),
    Other: group('/other'),
  });
  await update({ Other: group('/other') });
  expect(await groups()).toEqual(['/kept', '/other']);
});

test.each([
  ['Retain', ['/kept']],
  ['RetainExceptOnCreate', []],
])('a creation that fails leaves what has the policy %s: %j', async (DeletionPolicy, left) => {
  const { create, groups } = await openStack();
  await create({ Kept: group('/kept', { DeletionPolicy }), Broken: BROKEN });
  expect(await groups()).toEqual(left);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html
test.each([
  [{ UpdateReplacePolicy: 'Retain' }, ['/after', '/before']],
  [{ DeletionPolicy: 'Retain' }, ['/after']],
])('with %o a replacement leaves %j', async (policies, left) => {
  const { create, update, groups } = await openStack();
  await create({ Kept: group('/before', policies) });
  await update({ Kept: group('/after', policies) });
  expect(await groups()).toEqual(left);
});
