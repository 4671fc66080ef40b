import { expect, test } from 'vitest';
import { evaluate } from '../../../src/local-aws/policy/evaluate.ts';
import { readPolicy } from '../../../src/local-aws/policy/policy-document.ts';

const CLUSTER = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo';

/** Returns IAM's verdict on `ecs:CreateCluster` on the cluster demo. */
function verdict(statements: object[], context: Record<string, string | string[]> = {}) {
  const keys = Object.entries({ 'aws:username': 'reader', ...context }).map(
    ([key, value]) => [key.toLowerCase(), [value].flat()] as const,
  );
  const asked = { action: 'ecs:CreateCluster', resource: CLUSTER, context: new Map(keys) };
  return evaluate([readPolicy({ Version: '2012-10-17', Statement: statements })], asked);
}

const allow = (more: object = {}) => ({ Effect: 'Allow', Action: '*', Resource: '*', ...more });
const deny = (more: object = {}) => ({ Effect: 'Deny', Action: '*', Resource: '*', ...more });

test('what nobody allows is refused, and one Deny outweighs every Allow', () => {
  expect(verdict([])).toBe('not allowed');
  expect(verdict([allow()])).toBe('allowed');
  expect(verdict([allow(), deny()])).toBe('denied');
  expect(verdict([deny(), allow(), allow()])).toBe('denied');
});

test.each([
  ['ecs:CreateCluster', 'allowed'],
  ['ECS:createcluster', 'allowed'],
  ['ecs:Create*', 'allowed'],
  ['ecs:*Cluster', 'allowed'],
  ['ecs:CreateCluste?', 'allowed'],
  ['ecs:CreateCluster?', 'not allowed'],
  ['ec?:*', 'allowed'],
  ['ecs:Delete*', 'not allowed'],
  ['ec2:*', 'not allowed'],
  [['iam:*', 'ecs:*'], 'allowed'],
])('the action %s: %s', (Action, expected) => {
  expect(verdict([allow({ Action })])).toBe(expected);
});

test.each([
  [CLUSTER, 'allowed'],
  ['arn:aws:ecs:*:*:cluster/*', 'allowed'],
  ['arn:aws:ecs:us-east-1:111122223333:*', 'allowed'],
  ['arn:aws:ecs:us-east-1:111122223333:cluster/dem', 'not allowed'],
  ['arn:aws:ecs:us-east-1:111122223333:cluster/DEMO', 'not allowed'],
  ['arn:aws:ecs:us-west-2:*:cluster/*', 'not allowed'],
  ['arn:aws:ecs:us-east-1:111122223333:cluster/${aws:username}', 'not allowed'],
  ['arn:aws:ecs:*:*:cluster/d.mo', 'not allowed'],
])('the resource %s: %s', (Resource, expected) => {
  expect(verdict([allow({ Resource })])).toBe(expected);
});

test('NotAction and NotResource apply to everything else', () => {
  const notIam = { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' };
  const notEcs = { Effect: 'Allow', NotAction: ['iam:*', 'ecs:*'], Resource: '*' };
  const notOther = { Effect: 'Deny', Action: '*', NotResource: CLUSTER };
  expect(verdict([notIam])).toBe('allowed');
  expect(verdict([notEcs])).toBe('not allowed');
  expect(verdict([allow(), notOther])).toBe('allowed');
  expect(verdict([allow(), { ...notOther, NotResource: `${CLUSTER}2` }])).toBe('denied');
});

test.each([
  [{ StringEquals: { 'ecs:x': 'a' } }, { 'ecs:x': 'a' }, true],
  [{ StringEquals: { 'ECS:X': ['b', 'a'] } }, { 'ecs:x': 'a' }, true],
  [{ StringEquals: { 'ecs:x': 'a' } }, { 'ecs:x': 'A' }, false],
  [{ StringEquals: { 'ecs:x': 'a*' } }, { 'ecs:x': 'ab' }, false],
  [{ StringEquals: { 'ecs:x': 'a' } }, {}, false],
  [{ StringEquals: { 'ecs:x': 'a', 'ecs:y': 'b' } }, { 'ecs:x': 'a', 'ecs:y': 'c' }, false],
  [{ StringEqualsIgnoreCase: { 'ecs:x': 'a' } }, { 'ecs:x': 'A' }, true],
  [{ StringNotEquals: { 'ecs:x': 'a' } }, { 'ecs:x': 'b' }, true],
  [{ StringNotEquals: { 'ecs:x': ['a', 'b'] } }, { 'ecs:x': 'b' }, false],
  [{ StringNotEquals: { 'ecs:x': 'a' } }, {}, true],
  [{ StringLike: { 'ecs:x': 'a*' } }, { 'ecs:x': 'ab' }, true],
  [{ StringLike: { 'ecs:x': 'a?' } }, { 'ecs:x': 'abc' }, false],
  [{ StringNotLike: { 'ecs:x': 'a*' } }, { 'ecs:x': 'ab' }, false],
  [{ StringEquals: { 'ecs:x': '${aws:username}' } }, { 'ecs:x': 'reader' }, true],
  [{ StringEquals: { 'ecs:x': '${aws:nothing}' } }, { 'ecs:x': '' }, false],
  [{ StringEquals: { 'ecs:x': "${aws:nothing, 'team'}" } }, { 'ecs:x': 'team' }, true],
  [{ StringLike: { 'ecs:x': '${*}' } }, { 'ecs:x': 'anything' }, false],
  [{ StringLike: { 'ecs:x': '${*}' } }, { 'ecs:x': '*' }, true],
  [{ ArnLike: { 'ecs:cluster': 'arn:aws:ecs:*:*:cluster/*' } }, { 'ecs:cluster': CLUSTER }, true],
  [{ ArnLike: { 'ecs:cluster': 'arn:*' } }, { 'ecs:cluster': CLUSTER }, false],
  [{ ArnEquals: { 'ecs:cluster': CLUSTER } }, { 'ecs:cluster': CLUSTER }, true],
  [{ ArnNotEquals: { 'ecs:cluster': CLUSTER } }, { 'ecs:cluster': CLUSTER }, false],
  [{ NumericGreaterThan: { 'ecs:task-cpu': '1024' } }, { 'ecs:task-cpu': '2048' }, true],
  [{ NumericGreaterThan: { 'ecs:task-cpu': '1024' } }, { 'ecs:task-cpu': '1024' }, false],
  [{ NumericLessThanEquals: { 'ecs:task-cpu': 1024 } }, { 'ecs:task-cpu': '1024' }, true],
  [{ NumericEquals: { 'ecs:task-cpu': '1024' } }, { 'ecs:task-cpu': '1024.0' }, true],
  [{ NumericLessThan: { 'ecs:task-cpu': '1024' } }, { 'ecs:task-cpu': 'many' }, false],
  [{ Bool: { 'ecs:privileged': 'false' } }, { 'ecs:privileged': 'false' }, true],
  [{ Bool: { 'ecs:privileged': false } }, { 'ecs:privileged': 'true' }, false],
  [{ DateLessThan: { 'aws:now': '2027-01-01T00:00:00Z' } }, { 'aws:now': '2026-11-02' }, true],
  [{ DateGreaterThan: { 'aws:now': '1893456000' } }, { 'aws:now': '2026-11-02' }, false],
  [{ DateLessThanEquals: { 'aws:now': '2026-11-02' } }, { 'aws:now': '2026-11-02' }, true],
  [{ DateGreaterThanEquals: { 'aws:now': '2026-11-03' } }, { 'aws:now': '2026-11-02' }, false],
  [{ DateEquals: { 'aws:now': '2026-11-02T00:00:00Z' } }, { 'aws:now': '1793577600' }, true],
  [{ DateNotEquals: { 'aws:now': '2026-11-02' } }, { 'aws:now': '2026-11-02' }, false],
  [{ NumericNotEquals: { 'ecs:task-cpu': '1024' } }, { 'ecs:task-cpu': '2048' }, true],
  [{ NumericGreaterThanEquals: { 'ecs:task-cpu': '1024' } }, { 'ecs:task-cpu': '1024' }, true],
  [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, { 'aws:SourceIp': '203.0.113.7' }, true],
  [{ IpAddress: { 'aws:SourceIp': '203.0.113.7' } }, { 'aws:SourceIp': '203.0.113.7' }, true],
  [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, { 'aws:SourceIp': '203.0.114.7' }, false],
  [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, {}, false],
  [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, { 'aws:SourceIp': '10.0.0.1' }, true],
  [
    { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { 'aws:SourceIp': '203.0.113.7' },
    false,
  ],
  [{ Null: { 'ecs:x': 'true' } }, {}, true],
  [{ Null: { 'ecs:x': 'false' } }, {}, false],
  [{ Null: { 'ecs:x': 'false' } }, { 'ecs:x': 'a' }, true],
  [{ StringEqualsIfExists: { 'ecs:x': 'a' } }, {}, true],
  [{ StringEqualsIfExists: { 'ecs:x': 'a' } }, { 'ecs:x': 'b' }, false],
  [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } }, { 'aws:TagKeys': ['a'] }, true],
  [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }, { 'aws:TagKeys': ['a', 'c'] }, false],
  [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }, {}, true],
  [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } }, { 'aws:TagKeys': ['a', 'c'] }, true],
  [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } }, { 'aws:TagKeys': ['b'] }, false],
  [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } }, {}, false],
  [{ 'ForAnyValue:StringLike': { 'aws:TagKeys': ['a*'] } }, { 'aws:TagKeys': ['x', 'ab'] }, true],
])('the condition %j with %j holds: %s', (Condition, context, expected) => {
  expect(verdict([allow({ Condition })], context)).toBe(expected ? 'allowed' : 'not allowed');
});

test.each([
  [{}, 'no Statement'],
  [{ Statement: { Effect: 'Maybe' } }, 'expected an Effect of Allow or Deny'],
  [{ Statement: { Effect: 'Allow', Resource: '*' } }, 'expected either Action or NotAction'],
  [
    { Statement: { ...allow(), NotResource: 'x' } },
    'statement 1: expected either Resource or NotResource',
  ],
  [{ Statement: { ...allow(), Principal: '*' } }, 'names no Principal'],
  [{ Statement: { ...allow(), Condition: { 'For:Some:': { a: 'b' } } } }, 'what is "For:Some:"?'],
])('the policy %j cannot be read', (document, message) => {
  expect(() => readPolicy(document)).toThrow(message);
});
