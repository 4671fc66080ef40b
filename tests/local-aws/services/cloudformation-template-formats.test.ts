import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { sleep } from './ecs-fixtures.ts';
import { openAllServices } from './open-all-services.ts';
import { refusal } from './refusal.ts';

const StackName = 'infra';

const YAML = `
# A comment, which JSON has none of.
AWSTemplateFormatVersion: 2010-09-09
Description: of a test
Parameters:
  Days:
    Type: Number
    Default: 7
    Description: how long to keep them
  Secret: { Type: String, Default: hush, NoEcho: true }
Resources:
  Group:
    Type: AWS::Logs::LogGroup
    Metadata:
      Owner: team
    Properties:
      LogGroupName: !Sub '\${AWS::StackName}-\${Name}'
      RetentionInDays: !Ref Days
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Join ['-', [!Ref AWS::StackName, role]]
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal: { Service: ecs-tasks.amazonaws.com }
            Action: sts:AssumeRole
Outputs:
  Arn: { Value: !GetAtt Role.Arn }
`.replace('${Name}', 'logs');

async function open() {
  const all = await openAllServices();
  const { cloudformation, aws } = all;
  return {
    ...all,
    async create(TemplateBody: string) {
      const Capabilities = ['CAPABILITY_NAMED_IAM' as const];
      await cloudformation.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities }));
      await sleep(aws, 300_000);
      const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName }));
      return Stacks![0]!;
    },
    validate: (TemplateBody: string) =>
      cloudformation.send(new ValidateTemplateCommand({ TemplateBody })),
  };
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html, read 2026-11-29: both formats
// serve the same purpose, and YAML has comments.
test('a template in YAML, with the short forms of functions, makes what one in JSON makes', async () => {
  const { create, logs, iam } = await open();
  const stack = await create(YAML);
  expect([stack.StackStatus, stack.Description, stack.Outputs]).toEqual([
    'CREATE_COMPLETE',
    'of a test',
    [{ OutputKey: 'Arn', OutputValue: 'arn:aws:iam::111122223333:role/infra-role' }],
  ]);
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups).toMatchObject([{ logGroupName: 'infra-logs', retentionInDays: 7 }]);
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'infra-role' }));
  expect(JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!))).toMatchObject({
    Version: '2012-10-17',
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html, read 2026-11-29: the template
// that was submitted, by its stages.
test('GetTemplate gives a template back to the letter, and DescribeStackResource its metadata', async () => {
  const { create, cloudformation } = await open();
  await create(YAML);
  const got = await cloudformation.send(new GetTemplateCommand({ StackName }));
  expect([got.TemplateBody, got.StagesAvailable]).toEqual([YAML, ['Original', 'Processed']]);
  const asked = { StackName, LogicalResourceId: 'Group' };
  const { StackResourceDetail } = await cloudformation.send(
    new DescribeStackResourceCommand(asked),
  );
  expect(StackResourceDetail).toEqual({
    StackName,
    StackId: expect.stringMatching(/:stack\/infra\//) as string,
    LogicalResourceId: 'Group',
    PhysicalResourceId: 'infra-logs',
    ResourceType: 'AWS::Logs::LogGroup',
    LastUpdatedTimestamp: expect.any(Date) as Date,
    ResourceStatus: 'CREATE_COMPLETE',
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
    Metadata: '{"Owner":"team"}',
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html, read 2026-11-29: a template
// that does not exist is a ValidationError.
test('a template with a change set, or of a stack that is not there', async () => {
  const { cloudformation } = await open();
  const ask = (input: object) => refusal(cloudformation.send(new GetTemplateCommand(input)));
  expect((await ask({ StackName: 'none' })).message).toBe('Stack with id none does not exist');
  expect(await ask({ StackName, ChangeSetName: 'changes' })).toMatchObject({
    message: 'The local AWS does not model ChangeSetName of a template.',
  });
  expect((await ask({})).message).toBe('StackName is required if ChangeSetName is not specified.');
});

// Recorded on AWS by LocalStack: tests/aws/services/cloudformation/api/test_stacks.snapshot.json, read 2026-11-29.
test('the events of a stack that is not there, and a template whose resources are a text', async () => {
  const { cloudformation, create } = await open();
  const events = new DescribeStackEventsCommand({ StackName: 'none' });
  expect((await refusal(cloudformation.send(events))).message).toBe('Stack [none] does not exist');
  expect((await refusal(create('{"Resources": "", "Outputs": ""}'))).message).toBe(
    'Template format error: Any Resources member must be an object.',
  );
});

// Where the words come from is said in the code: https://github.com/jpsim/AWSPics/issues/14
test.each([
  ['none', 'Group', "Stack 'none' does not exist"],
  [StackName, 'Nothing', 'Resource Nothing does not exist for stack infra'],
  [StackName, 'toString', 'Resource toString does not exist for stack infra'],
])('DescribeStackResource of %s, %s', async (stack, LogicalResourceId, message) => {
  const { create, cloudformation } = await open();
  await create(YAML);
  const asked = new DescribeStackResourceCommand({ StackName: stack, LogicalResourceId });
  expect(await refusal(cloudformation.send(asked))).toMatchObject({
    name: 'ValidationError',
    message,
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html, read 2026-11-29: the
// parameters, and the capabilities with the reason for them.
test('ValidateTemplate says what a template asks for, and makes nothing', async () => {
  const { validate, logs } = await open();
  const { $metadata: _metadata, ...said } = await validate(YAML);
  expect(said).toEqual({
    Description: 'of a test',
    Parameters: [
      {
        ParameterKey: 'Days',
        DefaultValue: '7',
        NoEcho: false,
        Description: 'how long to keep them',
      },
      { ParameterKey: 'Secret', DefaultValue: 'hush', NoEcho: true },
    ],
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
  });
  expect((await logs.send(new DescribeLogGroupsCommand({}))).logGroups).toEqual([]);
});

// AWS's words: https://github.com/aws/aws-cli/issues/3238,
// https://github.com/seeebiii/aws-cloudformation-templates/issues/1; of size:
// https://sebastianhesse.de/2017/08/12/reduce-cloudformation-template-size. Where a parser stops is a guess.
test.each([
  ['text', 'Template format error: unsupported structure.'],
  ['- a\n- b', 'Template format error: unsupported structure.'],
  ['', "1 validation error detected: Value '' at 'templateBody' failed to satisfy constraint"],
  ['a: b: c', 'Template format error: YAML not well-formed. (line 1, column 5)'],
  ['Resources: !Nothing a', 'Template format error: YAML not well-formed. (line 1, column 22)'],
  ['{"Resources": }', 'Template format error: JSON not well-formed.'],
  [
    'Resources: { A: &a { Type: AWS::Logs::LogGroup }, B: *a }',
    'Template error: YAML aliases are not allowed in CloudFormation templates',
  ],
  [`Resources: ${'['.repeat(2000)}${']'.repeat(2000)}`, 'Template format error: '],
  [
    `{"Resources": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    'Template format error: The template is nested too deeply.',
  ],
  ['__proto__: { Resources: 1 }', 'Invalid template property'],
  [
    'x'.repeat(51_201),
    `1 validation error detected: Value '${'x'.repeat(51_201)}' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200`,
  ],
  [
    'é'.repeat(25_601),
    `1 validation error detected: Value '${'é'.repeat(25_601)}' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200`,
  ],
])('a template that is none: %.30s', async (body, message) => {
  const { create, validate } = await open();
  for (const refused of [await refusal(create(body)), await refusal(validate(body))]) {
    expect(refused.name).toBe('ValidationError');
    expect(refused.message.slice(0, message.length)).toBe(message);
  }
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html, read 2026-11-29: a
// TemplateBody has 51,200 bytes at most.
test('a template of 51,200 bytes is taken', async () => {
  const { validate } = await open();
  const template = `${YAML}\n#`;
  await validate(template + 'x'.repeat(51_200 - template.length));
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html, read 2026-11-29:
// the value of a parameter of type Number is text when it is used. That all scalars are converted so is a guess.
test('texts, numbers and Booleans are converted to what a property wants', async () => {
  const { create, ecs } = await open();
  const stack = await create(
    JSON.stringify({
      Parameters: { Size: { Type: 'Number', Default: 128 } },
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Family: 'web',
            Cpu: 256,
            Memory: 512,
            NetworkMode: 'awsvpc',
            RequiresCompatibilities: ['FARGATE'],
            ContainerDefinitions: [
              {
                Name: 'web',
                Image: 'httpd',
                Essential: 'true',
                Memory: '500',
                Cpu: { Ref: 'Size' },
                PortMappings: [{ ContainerPort: '80' }],
                Environment: [{ Name: 'A', Value: 7 }],
                DockerLabels: { a: 1 },
              },
            ],
          },
        },
      },
    }),
  );
  expect(stack.StackStatus).toBe('CREATE_COMPLETE');
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: 'web' }),
  );
  expect(taskDefinition).toMatchObject({
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      {
        essential: true,
        memory: 500,
        cpu: 128,
        portMappings: [{ containerPort: 80 }],
        environment: [{ name: 'A', value: '7' }],
        dockerLabels: { a: '1' },
      },
    ],
  });
});

// A guess: the service refuses what cannot be converted.
test('a text that is no number fails the resource', async () => {
  const { create } = await open();
  const Properties = { Family: 'web', ContainerDefinitions: [{ Name: 'web', Memory: 'much' }] };
  const Resources = { Task: { Type: 'AWS::ECS::TaskDefinition', Properties } };
  expect((await create(JSON.stringify({ Resources }))).StackStatus).toBe('ROLLBACK_COMPLETE');
});
