import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTaskDefinitionCommand, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openAllServices } from './open-all-services.ts';
import { sleep } from './ecs-fixtures.ts';

/** A log group and a task definition that writes to it. */
function template(image = 'httpd:1', days: number | string = 7): string {
  return JSON.stringify({
    Resources: {
      Logs: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: '/demo', RetentionInDays: days },
      },
      Execution: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Principal: { Service: 'ecs-tasks.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          },
        },
      },
      Web: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          Family: 'web',
          NetworkMode: 'awsvpc',
          RequiresCompatibilities: ['FARGATE'],
          Cpu: '256',
          Memory: '512',
          ExecutionRoleArn: { 'Fn::GetAtt': ['Execution', 'Arn'] },
          ContainerDefinitions: [
            {
              Name: 'web',
              Image: image,
              PortMappings: [{ ContainerPort: 80 }],
              DockerLabels: { Owner: 'me' },
              LogConfiguration: {
                LogDriver: 'awslogs',
                Options: {
                  'awslogs-group': { Ref: 'Logs' },
                  'awslogs-region': { Ref: 'AWS::Region' },
                  'awslogs-stream-prefix': 'web',
                },
              },
            },
          ],
        },
      },
    },
    Outputs: {
      LogsArn: { Value: { 'Fn::GetAtt': ['Logs', 'Arn'] } },
      Web: { Value: { Ref: 'Web' } },
    },
  });
}

const STACK = { StackName: 'app', Capabilities: ['CAPABILITY_IAM' as const] };
const WEB = 'arn:aws:ecs:us-east-1:111122223333:task-definition/web';

async function openStack() {
  const open = await openAllServices();
  const { aws, cloudformation, logs, ecs } = open;
  return {
    ...open,
    async create(body = template()) {
      await cloudformation.send(
        new CreateStackCommand({
          ...STACK,
          TemplateBody: body,
          Tags: [{ Key: 'project', Value: 'demo' }],
        }),
      );
      await sleep(aws, 300_000);
    },
    async update(body: string) {
      await cloudformation.send(new UpdateStackCommand({ ...STACK, TemplateBody: body }));
      await sleep(aws, 300_000);
    },
    async stack() {
      const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName: 'app' }));
      return Stacks![0]!;
    },
    async groups() {
      const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
      return logGroups!.map((each) => [each.logGroupName, each.retentionInDays]);
    },
    async revisions(status: 'ACTIVE' | 'INACTIVE') {
      const { taskDefinitionArns } = await ecs.send(new ListTaskDefinitionsCommand({ status }));
      return taskDefinitionArns!;
    },
  };
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html, read 2026-11-29:
// tags of a stack are put on its resources. That Ref of a task definition is its ARN is public:
// https://www.github.com/aws/serverless-application-model/issues/1740
test('a stack makes a log group and a task definition that names it', async () => {
  const { ecs, create, stack, groups } = await openStack();
  await create();
  expect(await stack()).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    Outputs: [
      {
        OutputKey: 'LogsArn',
        OutputValue: 'arn:aws:logs:us-east-1:111122223333:log-group:/demo:*',
      },
      { OutputKey: 'Web', OutputValue: `${WEB}:1` },
    ],
  });
  expect(await groups()).toEqual([['/demo', 7]]);
  const { taskDefinition, tags } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: 'web', include: ['TAGS'] }),
  );
  expect(taskDefinition!.containerDefinitions![0]).toMatchObject({
    dockerLabels: { Owner: 'me' },
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/demo' } },
  });
  expect(tags).toContainEqual({ key: 'project', value: 'demo' });
  expect(tags).toContainEqual({ key: 'aws:cloudformation:stack-name', value: 'app' });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html, read
// 2026-11-29: a replacement is created, and the old one deleted. That the old revision becomes INACTIVE, and is not
// deleted for good, is a guess.
test('a changed image makes a new revision and deregisters the old one', async () => {
  const { cloudformation, create, update, stack, groups, revisions } = await openStack();
  await create();
  await update(template('httpd:2', '14'));
  expect((await stack()).StackStatus).toBe('UPDATE_COMPLETE');
  expect(await groups()).toEqual([['/demo', 14]]);
  expect(await revisions('ACTIVE')).toEqual([`${WEB}:2`]);
  expect(await revisions('INACTIVE')).toEqual([`${WEB}:1`]);
  const { StackResources } = await cloudformation.send(
    new DescribeStackResourcesCommand({ StackName: 'app', LogicalResourceId: 'Web' }),
  );
  expect(StackResources![0]!.PhysicalResourceId).toBe(`${WEB}:2`);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html, read 2026-11-29
test('a stack that is deleted takes both away', async () => {
  const { aws, cloudformation, create, groups, revisions } = await openStack();
  await create();
  await cloudformation.send(new DeleteStackCommand({ StackName: 'app' }));
  await sleep(aws, 300_000);
  expect(await groups()).toEqual([]);
  expect(await revisions('ACTIVE')).toEqual([]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html, read 2026-11-29: a stack that
// fails is rolled back.
test('a log group that is there already fails the stack, which takes the rest back', async () => {
  const { cloudformation, logs, create, stack, groups, revisions } = await openStack();
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/demo' }));
  await create();
  expect((await stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
  const { StackResources } = await cloudformation.send(
    new DescribeStackResourcesCommand({ StackName: 'app', LogicalResourceId: 'Logs' }),
  );
  expect(StackResources![0]!.ResourceStatusReason ?? '').not.toContain('extraneous');
  expect(await groups()).toEqual([['/demo', undefined]]);
  expect(await revisions('ACTIVE')).toEqual([]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html, read 2026-11-29: a stack that
// fails is rolled back.
test('a size that Fargate does not have fails the stack in the words of ECS', async () => {
  const { create, stack, groups } = await openStack();
  await create(template().replace('"512"', '"4096"'));
  expect((await stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(await groups()).toEqual([]);
});
