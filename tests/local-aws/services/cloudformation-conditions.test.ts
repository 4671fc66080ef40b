import {
  CreateStackCommand,
  DescribeStacksCommand,
  DescribeStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { openAllServices } from './open-all-services.ts';
import { sleep } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

const StackName = 'infra';

async function openStack(template: object) {
  const { aws, cloudformation } = await openAllServices();
  const request = (parameters: Record<string, string>) => ({
    StackName,
    TemplateBody: JSON.stringify(template),
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  });
  return {
    async create(parameters: Record<string, string> = {}) {
      await cloudformation.send(new CreateStackCommand(request(parameters)));
      await sleep(aws, 600_000);
    },
    async update(parameters: Record<string, string>) {
      await cloudformation.send(new UpdateStackCommand(request(parameters)));
      await sleep(aws, 600_000);
    },
    async resources() {
      const asked = new DescribeStackResourcesCommand({ StackName });
      const { StackResources } = await cloudformation.send(asked);
      return StackResources!.map((each) => `${each.LogicalResourceId}: ${each.PhysicalResourceId}`);
    },
    async outputs() {
      const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName }));
      const all = Stacks![0]!.Outputs!.map(({ OutputKey, OutputValue }) => [
        OutputKey,
        OutputValue,
      ]);
      return Object.fromEntries(all) as Record<string, string>;
    },
  };
}

const group = (LogGroupName: unknown, more: object = {}) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties: { LogGroupName },
  ...more,
});

const Parameters = {
  Stage: { Type: 'String', Default: 'test' },
  Names: { Type: 'CommaDelimitedList', Default: 'red,green' },
};

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
const STAGED = {
  Parameters,
  Conditions: {
    IsLive: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] },
    IsHere: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
    Both: { 'Fn::And': [{ Condition: 'IsLive' }, { Condition: 'IsHere' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsLive' }, { Condition: 'IsHere' }] },
    IsTest: { 'Fn::Not': [{ Condition: 'IsLive' }] },
  },
  Resources: {
    Always: group({ 'Fn::If': ['Both', '/live', '/test'] }, { Condition: 'Either' }),
    Live: group('/audit', { Condition: 'IsLive' }),
    Test: group('/debug', { Condition: 'IsTest' }),
  },
  Outputs: {
    Audit: { Condition: 'IsLive', Value: { Ref: 'Live' } },
    Kind: { Value: { 'Fn::If': ['IsLive', { Ref: 'Live' }, { Ref: 'Test' }] } },
  },
};

test('a condition says which resources and outputs there are, and which of two values', async () => {
  const { create, update, resources, outputs } = await openStack(STAGED);
  await create();
  expect(await resources()).toEqual(['Always: /test', 'Test: /debug']);
  expect(await outputs()).toEqual({ Kind: '/debug' });
  await update({ Stage: 'live' });
  expect(await resources()).toEqual(['Always: /live', 'Live: /audit']);
  expect(await outputs()).toEqual({ Audit: '/audit', Kind: '/audit' });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html
test('a value is found in a map, by what is known', async () => {
  const { create, resources } = await openStack({
    Parameters,
    Mappings: { Names: { test: { 'us-east-1': '/virginia' } } },
    Resources: {
      Group: group({ 'Fn::FindInMap': ['Names', { Ref: 'Stage' }, { Ref: 'AWS::Region' }] }),
    },
  });
  await create();
  expect(await resources()).toEqual(['Group: /virginia']);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html, …-split.html
test('an item is selected from a list, and a text is split into one', async () => {
  const { create, outputs } = await openStack({
    Parameters,
    Conditions: {
      IsGreen: { 'Fn::Equals': [{ 'Fn::Select': ['1', { Ref: 'Names' }] }, 'green'] },
    },
    Resources: { Group: group('/a/b', { Condition: 'IsGreen' }) },
    Outputs: {
      Last: { Value: { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'Group' }] }] } },
      First: { Value: { 'Fn::Select': ['0', { Ref: 'Names' }] } },
    },
  });
  await create();
  expect(await outputs()).toEqual({ Last: 'b', First: 'red' });
});

const REFUSED: [string, object, string][] = [
  [
    'a resource that its condition takes away, and another needs',
    {
      Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { A: group('/a', { Condition: 'No' }), B: group('/b', { DependsOn: 'A' }) },
    },
    'Template format error: Unresolved resource dependencies [A] in the Resources block of the template',
  ],
  [
    'a condition that is not there',
    { Resources: { A: group('/a', { Condition: 'Nobody' }) } },
    'Template format error: Unresolved condition dependency Nobody',
  ],
  [
    'a choice by a condition that is not there',
    { Resources: { A: group({ 'Fn::If': ['Nobody', '/a', '/b'] }) } },
    'Template error: unresolved condition dependency Nobody in Fn::If',
  ],
  [
    'conditions in a circle',
    {
      Conditions: {
        A: { 'Fn::Not': [{ Condition: 'B' }] },
        B: { 'Fn::Not': [{ Condition: 'A' }] },
      },
      Resources: { A: group('/a', { Condition: 'A' }) },
    },
    'Circular dependency between conditions: [A]',
  ],
  [
    'a condition on a resource',
    {
      Conditions: { A: { 'Fn::Equals': [{ Ref: 'Group' }, 'a'] } },
      Resources: { Group: group('/a') },
    },
    'Template format error: Unresolved dependencies [Group]. Cannot reference resources in the Conditions block of the template',
  ],
  [
    'a map that is not there',
    { Resources: { A: group({ 'Fn::FindInMap': ['Nobody', 'a', 'b'] }) } },
    "Template error: Mapping named 'Nobody' is not present in the 'Mappings' section of template.",
  ],
  [
    'a key that the map has not',
    {
      Mappings: { Names: { test: { name: '/a' } } },
      Resources: { A: group({ 'Fn::FindInMap': ['Names', 'live', 'name'] }) },
    },
    'Template error: Unable to get mapping for Names::live::name',
  ],
  [
    'a comparison of three values',
    {
      Conditions: { A: { 'Fn::Equals': ['a', 'b', 'c'] } },
      Resources: { A: group('/a', { Condition: 'A' }) },
    },
    'Template error: every Fn::Equals object requires a list of 2 string parameters.',
  ],
];

test.each(REFUSED)('a template with %s is refused', async (_what, template, message) => {
  const { create } = await openStack(template);
  expect(await refusal(create())).toMatchObject({ name: 'ValidationError', message });
});
