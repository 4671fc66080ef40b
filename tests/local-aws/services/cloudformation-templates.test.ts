import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openAllServices } from './open-all-services.ts';
import { sleep } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

const StackName = 'infra';

/** A stack that has a cluster, and what to ask of it. */
async function openStack() {
  const all = await openAllServices();
  const { aws, cloudformation, ec2, ecs, iam } = all;
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await sleep(aws, 60_000);
  const events = async () => {
    const { StackEvents } = await cloudformation.send(
      new DescribeStackEventsCommand({ StackName }),
    );
    return StackEvents!.reverse();
  };
  return {
    ...all,
    create: (template: object) =>
      cloudformation.send(
        new CreateStackCommand({
          StackName,
          TemplateBody: JSON.stringify(template),
          Capabilities: ['CAPABILITY_NAMED_IAM'],
        }),
      ),
    update: (template: object) =>
      cloudformation.send(
        new UpdateStackCommand({
          StackName,
          TemplateBody: JSON.stringify(template),
          Capabilities: ['CAPABILITY_NAMED_IAM'],
        }),
      ),
    wait: () => sleep(aws, 600_000),
    async stack() {
      const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName }));
      return Stacks![0]!;
    },
    /** Why resources failed, in short: the logical id, the status and the reason. */
    async failures() {
      return (await events())
        .filter(({ ResourceStatus: status }) => /^(CREATE|UPDATE)_FAILED$/.test(status!))
        .map((event) => [
          event.LogicalResourceId,
          event.ResourceStatus,
          event.ResourceStatusReason?.split('\n').at(-1),
        ]);
    },
    async othersAnswer() {
      const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
      const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['demo'] }));
      return [Vpcs!.length, clusters![0]?.status];
    },
  };
}

function resource(Type: string, Properties?: unknown): object {
  return { Resources: { Thing: { Type, ...(Properties !== undefined && { Properties }) } } };
}

const cluster = (properties: unknown) => resource('AWS::ECS::Cluster', properties);
const role = (properties: object) =>
  resource('AWS::IAM::Role', { AssumeRolePolicyDocument: TRUST, ...properties });
const logGroup = (properties: object) => resource('AWS::Logs::LogGroup', properties);
const definition = (properties: object) =>
  resource('AWS::ECS::TaskDefinition', { Family: 'web', ...properties });

const TRUST = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
};

/** CloudFormation refuses each by the same words, in the first template of a stack and in the next one. */
const WRONG: [string, object, string][] = [
  [
    'Tags that are an object',
    cluster({ ClusterName: 'demo', Tags: { Key: 'a' } }),
    '#/Tags: expected type: JSONArray, found: JSONObject',
  ],
  [
    'Tags that are no objects',
    cluster({ ClusterName: 'demo', Tags: ['a'] }),
    '#/Tags/0: expected type: JSONObject, found: String',
  ],
  [
    'a tag that is null',
    cluster({ ClusterName: 'demo', Tags: [null] }),
    '#/Tags/0: expected type: JSONObject, found: Null',
  ],
  [
    'a tag whose key is a list',
    cluster({ ClusterName: 'demo', Tags: [{ Key: [], Value: '1' }] }),
    '#/Tags/0/Key: expected type: String, found: JSONArray',
  ],
  [
    'a tag with a member of JavaScript',
    cluster({ ClusterName: 'demo', Tags: [{ Key: 'a', toString: '1' }] }),
    '#/Tags/0: extraneous key [toString] is not permitted',
  ],
  [
    'a reference where its properties should be',
    cluster({ Ref: 'AWS::NoValue' }),
    '#: extraneous key [Ref] is not permitted',
  ],
  [
    'a property of JavaScript',
    cluster(JSON.parse('{"ClusterName": "demo", "__proto__": {"a": 1}}')),
    '#: extraneous key [__proto__] is not permitted',
  ],
  [
    'settings that are an object',
    cluster({ ClusterName: 'demo', ClusterSettings: { Name: 'containerInsights' } }),
    '#/ClusterSettings: expected type: JSONArray, found: JSONObject',
  ],
];

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html, read 2026-11-29: an update
// that fails is rolled back. AWS's words for a shape:
// https://github.com/ACloudGuru-Resources/course-aws-sysops-administrator-associate/pull/3
test.for(WRONG)('an update with %s is taken back', async ([, template, reason]) => {
  const { create, update, wait, stack, failures, othersAnswer } = await openStack();
  await create(cluster({ ClusterName: 'demo' }));
  await wait();
  await update(template);
  await wait();
  expect((await stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await failures()).toEqual([['Thing', 'UPDATE_FAILED', reason]]);
  expect(await othersAnswer()).toEqual([1, 'ACTIVE']);
  await update(cluster({ ClusterName: 'demo', CapacityProviders: ['FARGATE'] }));
  await wait();
  expect((await stack()).StackStatus).toBe('UPDATE_COMPLETE');
});

const WRONG_ELSEWHERE: [string, object, string][] = [
  [
    'policies that are an object',
    role({ Policies: { PolicyName: 'a' } }),
    '#/Policies: expected type: JSONArray, found: JSONObject',
  ],
  [
    'a policy that is null',
    role({ Policies: [null] }),
    '#/Policies/0: expected type: JSONObject, found: Null',
  ],
  [
    'a policy document that is a list',
    role({ AssumeRolePolicyDocument: [TRUST] }),
    '#/AssumeRolePolicyDocument: expected type: JSONObject, found: JSONArray',
  ],
  [
    'a name that is an object',
    logGroup({ LogGroupName: { name: 'a' } }),
    '#/LogGroupName: expected type: String, found: JSONObject',
  ],
  [
    'tags of a log group that are null',
    logGroup({ Tags: [null] }),
    '#/Tags/0: expected type: JSONObject, found: Null',
  ],
  [
    'containers that are text',
    definition({ ContainerDefinitions: 'nginx' }),
    '#/ContainerDefinitions: expected type: JSONArray, found: String',
  ],
];

// The same page, and the same words.
test.for([...WRONG, ...WRONG_ELSEWHERE])(
  'a creation with %s is rolled back',
  async ([, template, reason]) => {
    const { create, wait, stack, failures, othersAnswer } = await openStack();
    await create(template);
    await wait();
    expect((await stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await failures()).toEqual([['Thing', 'CREATE_FAILED', reason]]);
    expect(await othersAnswer()).toEqual([1, undefined]);
  },
);

// A guess, for who would try it on AWS.
test('a member without a name, deep in a property, is refused by the service', async () => {
  const { create, wait, stack, failures } = await openStack();
  await create(definition({ ContainerDefinitions: [{ '': 'nameless', Name: 'web' }] }));
  await wait();
  expect((await stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
  const [[, status, reason] = []] = await failures();
  expect([status, reason]).toEqual([
    'CREATE_FAILED',
    expect.stringMatching(/^Resource handler returned message: ".+HandlerErrorCode: \w+\)$/),
  ]);
});

// A guess: the handler of a type shows the words of its service.
test.for<[string, object, string]>([
  [
    'IAM',
    role({ MaxSessionDuration: 60 }),
    "Value at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600",
  ],
  [
    'CloudWatch Logs',
    logGroup({ LogGroupName: '/demo', Tags: [{ Key: 'a', Value: 'v'.repeat(257) }] }),
    "at 'tags.a.member' failed to satisfy constraint: Member must have length less than or equal to 256",
  ],
  [
    'ECS',
    definition({
      ContainerDefinitions: [
        {
          Name: 'web',
          Image: 'httpd:1',
          PortMappings: [{ ContainerPort: 80, Protocol: 'quic' }],
        },
      ],
    }),
    'protocol should be one of [tcp,udp]',
  ],
])('what breaks the model of %s fails in a stack too', async ([, template, reason]) => {
  const { create, wait, stack, failures } = await openStack();
  await create(template);
  await wait();
  expect((await stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(await failures()).toEqual([['Thing', 'CREATE_FAILED', expect.stringContaining(reason)]]);
});

// A guess, for who would try it on AWS; so are those below: names that JavaScript has are names like any others.
test.for<[string, string]>([
  ['toString', 'Template format error: Unrecognized resource types: [toString]'],
  ['__proto__', 'Template format error: Unrecognized resource types: [__proto__]'],
  ['constructor', 'Template format error: Unrecognized resource types: [constructor]'],
])('a resource of the type %s is refused', async ([type, message]) => {
  const { create, update, wait, othersAnswer } = await openStack();
  expect(await refusal(create(resource(type)))).toMatchObject({ name: 'ValidationError', message });
  await create(cluster({ ClusterName: 'demo' }));
  await wait();
  expect(await refusal(update(resource(type)))).toMatchObject({ message });
  await wait();
  expect(await othersAnswer()).toEqual([1, 'ACTIVE']);
});

test.for<[string, unknown, string]>([
  [
    'a reference to',
    { Ref: 'toString' },
    'Template format error: Unresolved resource dependencies [toString] in the Resources block of the template',
  ],
  [
    'an attribute of',
    { 'Fn::GetAtt': ['toString', 'Arn'] },
    'Template error: instance of Fn::GetAtt references undefined resource toString',
  ],
  [
    'a substitution of',
    { 'Fn::Sub': ['${constructor}', {}] },
    'Template format error: Unresolved resource dependencies [constructor] in the Resources block of the template',
  ],
])('%s what only JavaScript has leads nowhere', async ([, ClusterName, message]) => {
  const { create } = await openStack();
  expect((await refusal(create(cluster({ ClusterName })))).message).toBe(message);
});

// AWS's words are public: https://github.com/bazaarvoice/cloudformation-ruby-dsl/issues/131
test.for<[string, unknown]>([
  ['a text', 'x'],
  ['nothing', []],
  ['a list alone', ['-']],
  ['a text where a list should be', ['-', 'a']],
  ['a delimiter that is none', [['-'], ['a']]],
  ['three parts', ['-', ['a'], 'b']],
])('Fn::Join of %s is refused', async ([, join]) => {
  const { create } = await openStack();
  const refused = await refusal(create(cluster({ ClusterName: { 'Fn::Join': join } })));
  expect(refused.message).toBe(
    'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
  );
});

// A guess.
test.each([
  ['AWS::ECS::Cluster', { ClusterName: '' }],
  ['AWS::ECS::Cluster', { ClusterName: { 'Fn::Join': ['', []] } }],
  ['AWS::Logs::LogGroup', { LogGroupName: '' }],
  ['AWS::IAM::Role', { RoleName: '', AssumeRolePolicyDocument: TRUST }],
  [
    'AWS::ECS::TaskDefinition',
    { Family: '', ContainerDefinitions: [{ Name: 'a', Image: 'b', Memory: 128 }] },
  ],
])('%s with an empty name is given one', async (Type, Properties) => {
  const { cloudformation, create, wait, stack } = await openStack();
  await create({ Resources: { Thing: { Type, Properties } } });
  await wait();
  expect((await stack()).StackStatus).toBe('CREATE_COMPLETE');
  const asked = new DescribeStackResourceCommand({ StackName, LogicalResourceId: 'Thing' });
  const { StackResourceDetail } = await cloudformation.send(asked);
  expect(StackResourceDetail!.PhysicalResourceId).toMatch(/infra-Thing-\w{12}/);
});

test('a parameter that only JavaScript has is none of the template', async () => {
  const { cloudformation } = await openStack();
  const refused = await refusal(
    cloudformation.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: JSON.stringify(cluster({ ClusterName: 'demo' })),
        Parameters: [{ ParameterKey: 'hasOwnProperty', ParameterValue: 'a' }],
      }),
    ),
  );
  expect(refused.message).toBe('Parameters: [hasOwnProperty] do not exist in the template');
});

test('names that JavaScript has too are names like any others', async () => {
  const { aws, cloudformation, create, wait, stack, ecs } = await openStack();
  const before = await aws.inventory();
  // JSON.parse, for a literal takes `__proto__` as something else.
  const template = JSON.parse(`{
    "Parameters": {"__proto__": {"Type": "String", "Default": "demo"}},
    "Resources": {
      "constructor": {"Type": "AWS::ECS::Cluster", "Properties": {"ClusterName": {"Ref": "__proto__"}}},
      "toString": {"Type": "AWS::Logs::LogGroup", "Properties": {
        "LogGroupName": {"Fn::Sub": "/\${constructor}"},
        "Tags": [{"Key": "__proto__", "Value": "1"}, {"Key": "toString", "Value": "2"}]}}
    },
    "Outputs": {"__proto__": {"Value": {"Fn::GetAtt": ["constructor", "Arn"]}}}
  }`) as object;
  await create(template);
  await wait();
  const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['demo'] }));
  expect(await stack()).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    Parameters: [{ ParameterKey: '__proto__', ParameterValue: 'demo' }],
    Outputs: [{ OutputKey: '__proto__', OutputValue: clusters![0]!.clusterArn }],
  });
  const { content } = (await aws.inventory()).find(({ kind }) => kind === 'log-group')!;
  expect(JSON.stringify(content)).toContain('{"__proto__":"1","toString":"2",');
  await cloudformation.send(new DeleteStackCommand({ StackName }));
  await wait();
  expect(await aws.inventory()).toEqual(before);
});
