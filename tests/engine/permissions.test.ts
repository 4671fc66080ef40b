import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  grantable,
  grantsOf,
  keptCalls,
  ofAnyName,
  policyOf,
  unkeptIn,
  whyOf,
} from '../../src/engine/permissions.ts';
import type { RecordedCall, RecordedPermission } from '../../src/engine/recording.ts';
import type { Step } from '../../src/engine/step.ts';

const CLUSTER = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo';

function call(operation: string, ...permissions: RecordedPermission[]): RecordedCall {
  return { service: 'ecs', operation, phase: 'run', input: {}, permissions };
}

test('actions on the same resource share a statement', () => {
  const calls = [
    call('DescribeClusters', { action: 'ecs:DescribeClusters', resource: CLUSTER }),
    call('CreateCluster', { action: 'ecs:CreateCluster', resource: CLUSTER }),
  ];
  expect(policyOf(calls).Statement).toEqual([
    { Effect: 'Allow', Action: ['ecs:CreateCluster', 'ecs:DescribeClusters'], Resource: CLUSTER },
  ]);
});

test('one action on two resources is one statement', () => {
  const calls = ['a', 'b'].map((name) =>
    call('GetRole', { action: 'iam:GetRole', resource: `arn:aws:iam::111122223333:role/${name}` }),
  );
  expect(policyOf(calls).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'iam:GetRole',
      Resource: ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/b'],
    },
  ]);
});

test('what is allowed without a condition has no second statement with one', () => {
  const BUDGET = 'arn:aws:budgets::111122223333:budget/demo';
  const permission = { action: 'budgets:ModifyBudget', resource: BUDGET };
  const tags = { 'aws:RequestTag/project': 'demo', 'aws:TagKeys': ['project'] };
  const calls = [
    call('CreateBudget', permission, {
      action: 'budgets:TagResource',
      resource: BUDGET,
      context: tags,
    }),
    call('DeleteBudget', { ...permission, context: { 'aws:ResourceTag/project': 'demo' } }),
  ];
  const { Statement } = policyOf(calls);
  expect(
    Statement.filter(({ Action }) => [Action].flat().includes('budgets:ModifyBudget')),
  ).toEqual([{ Effect: 'Allow', Action: 'budgets:ModifyBudget', Resource: BUDGET }]);
});

test('a condition has a statement of its own', () => {
  const calls = [
    call(
      'CreateCluster',
      { action: 'ecs:CreateCluster', resource: CLUSTER },
      {
        action: 'ecs:TagResource',
        resource: CLUSTER,
        context: { 'ecs:CreateAction': 'CreateCluster' },
      },
    ),
  ];
  expect(policyOf(calls).Statement).toEqual([
    { Effect: 'Allow', Action: 'ecs:CreateCluster', Resource: CLUSTER },
    {
      Effect: 'Allow',
      Action: 'ecs:TagResource',
      Resource: CLUSTER,
      Condition: { StringEquals: { 'ecs:CreateAction': 'CreateCluster' } },
    },
  ]);
});

test('several values of one key are a condition on all of them', () => {
  const permission = {
    action: 'iam:AttachRolePolicy',
    resource: '*',
    context: { 'iam:PolicyARN': ['b', 'a'] },
  };
  expect(policyOf([call('AttachRolePolicy', permission)]).Statement[0]!.Condition).toEqual({
    'ForAllValues:StringEquals': { 'iam:PolicyARN': ['a', 'b'] },
  });
});

test('what is true of one run only is no condition', () => {
  const permission = {
    action: 'ecs:CreateService',
    resource: '*',
    context: {
      'aws:RequestTag/inputs': '4f53cda18c2b',
      'aws:RequestTag/project': 'demo',
      'ecs:task-cpu': '1024',
      'ecs:subnet': ['<subnet>', '<subnet-2>'],
    },
  };
  expect(policyOf([call('CreateService', permission)]).Statement[0]!.Condition).toEqual({
    StringEquals: { 'aws:RequestTag/project': 'demo' },
  });
});

test('no call may be about a larger task than the largest of the calls', () => {
  const sized = (action: string, cpu: string, memory?: string) =>
    call(action, {
      action: `ecs:${action}`,
      resource: CLUSTER,
      context: { 'ecs:task-cpu': cpu, ...(memory && { 'ecs:task-memory': memory }) },
    });
  const calls = [
    sized('RegisterTaskDefinition', '1024', '3072'),
    sized('RegisterTaskDefinition', '256', '4096'),
    sized('RunTask', '512'),
    sized('CreateService', '1024', '3072'),
  ];
  expect(policyOf(calls).Statement).toEqual([
    { Effect: 'Allow', Action: 'ecs:CreateService', Resource: CLUSTER },
    {
      Effect: 'Allow',
      Action: 'ecs:RegisterTaskDefinition',
      Resource: CLUSTER,
      Condition: {
        NumericLessThanEqualsIfExists: { 'ecs:task-cpu': '1024', 'ecs:task-memory': '4096' },
      },
    },
    {
      Effect: 'Allow',
      Action: 'ecs:RunTask',
      Resource: CLUSTER,
      Condition: { NumericLessThanEqualsIfExists: { 'ecs:task-cpu': '1024' } },
    },
  ]);
});

test('what no policy can keep to what is ours stands by itself under a name, and can be left out', () => {
  const tagged = { 'aws:RequestTag/run': 'demo' };
  const role = 'arn:aws:iam::111122223333:role/demo';
  const calls = [
    call('CreateRole', { action: 'iam:CreateRole', resource: role, context: tagged }),
    call('TagRole', { action: 'iam:TagRole', resource: role, context: tagged }),
    call('DeregisterTaskDefinition', { action: 'ecs:DeregisterTaskDefinition', resource: '*' }),
    call('ListClusters', { action: 'ecs:ListClusters', resource: '*' }),
  ];
  const policy = policyOf(calls);
  expect(policy.Statement.map(({ Sid, Action }) => [Sid, Action])).toEqual([
    ['DeregisterTakesNoResource', 'ecs:DeregisterTaskDefinition'],
    [undefined, 'ecs:ListClusters'],
    ['TrustPolicyHasNoConditionKey', 'iam:CreateRole'],
    [undefined, 'iam:TagRole'],
  ]);
  expect(unkeptIn(policy).map(({ action }) => action)).toEqual([
    'ecs:DeregisterTaskDefinition',
    'iam:CreateRole',
  ]);
  expect(policyOf(keptCalls(calls)).Statement.map(({ Action }) => Action)).toEqual([
    'ecs:ListClusters',
    'iam:TagRole',
  ]);
});

test('each role is handed over by a statement of its own', () => {
  const pass = (name: string) => ({
    action: 'iam:PassRole',
    resource: `arn:aws:iam::111122223333:role/${name}`,
    context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
  });
  const { Statement } = policyOf([call('RegisterTaskDefinition', pass('a'), pass('b'))]);
  expect(Statement.map(({ Resource }) => Resource)).toEqual([
    'arn:aws:iam::111122223333:role/a',
    'arn:aws:iam::111122223333:role/b',
  ]);
});

test('a program that looks at everything may look at things of any name', () => {
  const resources = [
    CLUSTER,
    `${CLUSTER}-2`,
    'arn:aws:logs:us-east-1:111122223333:log-group:/ecs/demo:*',
  ];
  const calls = resources.map((resource) =>
    call('DescribeClusters', { action: 'ecs:DescribeClusters', resource }),
  );
  expect(policyOf(ofAnyName(calls, 'demo')).Statement[0]!.Resource).toEqual([
    'arn:aws:ecs:us-east-1:111122223333:cluster/*',
    'arn:aws:logs:us-east-1:111122223333:log-group:/ecs/*:*',
  ]);
});

test('the same action under either of two values is one statement', () => {
  const calls = ['CreateService', 'CreateCluster'].map((operation) =>
    call(operation, {
      action: 'ecs:TagResource',
      resource: CLUSTER,
      context: { 'ecs:CreateAction': operation },
    }),
  );
  expect(policyOf(calls).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'ecs:TagResource',
      Resource: CLUSTER,
      Condition: { StringEquals: { 'ecs:CreateAction': ['CreateCluster', 'CreateService'] } },
    },
  ]);
});

test('what a wider permission allows is left out', () => {
  const calls = [
    call('A', {
      action: 'ecs:TagResource',
      resource: CLUSTER,
      context: { 'ecs:cluster': CLUSTER },
    }),
    call('B', { action: 'ecs:TagResource', resource: CLUSTER }),
    call('C', { action: 'ecs:ListTasks', resource: CLUSTER }),
    call('D', { action: 'ecs:ListTasks', resource: '*' }),
  ];
  expect(policyOf(calls).Statement).toEqual([
    { Effect: 'Allow', Action: 'ecs:ListTasks', Resource: '*' },
    { Effect: 'Allow', Action: 'ecs:TagResource', Resource: CLUSTER },
  ]);
});

test('whose a thing is, is asked at what changes it, and not at what reads it', () => {
  const context = { 'aws:ResourceTag/project': 'demo', 'aws:ResourceTag/run': 'mine' };
  const calls = ['DeleteCluster', 'DescribeClusters'].map((operation) =>
    call(operation, { action: `ecs:${operation}`, resource: CLUSTER, context }),
  );
  expect(policyOf(calls).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'ecs:DeleteCluster',
      Resource: CLUSTER,
      Condition: { StringEquals: context },
    },
    { Effect: 'Allow', Action: 'ecs:DescribeClusters', Resource: CLUSTER },
  ]);
});

test('a Region is asked for only where nothing else names one', () => {
  const region = { 'aws:RequestedRegion': 'us-east-1' };
  const calls = [
    call('A', { action: 'ecs:A', resource: '*', context: region }),
    call('B', { action: 'ecs:B', resource: '*', context: { ...region, 'ecs:cluster': CLUSTER } }),
    call('C', {
      action: 'ecs:C',
      resource: 'arn:aws:ecs:us-east-1:111122223333:service/demo/web',
      context: { 'ecs:cluster': CLUSTER },
    }),
  ];
  expect(policyOf(calls).Statement.map(({ Condition }) => Condition)).toEqual([
    { StringEquals: region },
    { StringEquals: { 'ecs:cluster': CLUSTER } },
    undefined,
  ]);
});

test('what AWS may do for a caller is no right of the caller, and keeps to a Region', () => {
  const context = { 'aws:ViaAWSService': 'true', 'aws:RequestedRegion': 'us-east-1' };
  const tried = ['cloudwatch:PutMetricAlarm', 'cloudwatch:DeleteAlarms'].map((action) => ({
    action,
    resource: '*',
    context,
  }));
  expect(policyOf([call('RegisterScalableTarget', ...tried)]).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['cloudwatch:DeleteAlarms', 'cloudwatch:PutMetricAlarm'],
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:RequestedRegion': 'us-east-1' },
        Bool: { 'aws:ViaAWSService': 'true' },
      },
    },
  ]);
});

test('under the same condition things of different kinds share a statement, but what tags them does not', () => {
  const context = { 'aws:ResourceTag/project': 'demo' };
  const [role, service] = [
    'arn:aws:iam::111122223333:role/a',
    'arn:aws:ecs:us-east-1:111122223333:service/demo/web',
  ];
  const calls = [
    call('A', { action: 'ecs:DeleteCluster', resource: CLUSTER, context }),
    call('B', { action: 'iam:DeleteRole', resource: role, context }),
    call('C', { action: 'ecs:DeleteService', resource: service, context }),
    call('D', { action: 'ecs:DeleteCluster', resource: `${CLUSTER}-2` }),
    call('E', { action: 'ecs:TagResource', resource: `${service}-2`, context }),
  ];
  expect(policyOf(calls).Statement.map(({ Action, Resource }) => ({ Action, Resource }))).toEqual([
    { Action: 'ecs:DeleteCluster', Resource: `${CLUSTER}-2` },
    { Action: 'ecs:TagResource', Resource: `${service}-2` },
    {
      Action: ['ecs:DeleteCluster', 'ecs:DeleteService', 'iam:DeleteRole'],
      Resource: [CLUSTER, service, role],
    },
  ]);
});

test('tagging at the making is one statement for all that is made', () => {
  const service = 'arn:aws:ecs:us-east-1:111122223333:service/demo/web';
  const made = { CreateCluster: CLUSTER, CreateService: service };
  const calls = Object.entries(made).map(([operation, resource]) =>
    call(operation, {
      action: 'ecs:TagResource',
      resource,
      context: { 'ecs:CreateAction': operation },
    }),
  );
  expect(policyOf(calls).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'ecs:TagResource',
      Resource: [CLUSTER, service],
      Condition: { StringEquals: { 'ecs:CreateAction': Object.keys(made) } },
    },
  ]);
});

test('what tags may write the keys that our calls write, and no others', () => {
  const owned = { 'aws:ResourceTag/run': 'demo' };
  const keyed = (...keys: string[]) => ({ ...owned, 'aws:TagKeys': keys });
  const ask = (action: string, context: Record<string, string | string[]>) =>
    call('A', { action: `ecs:${action}`, resource: CLUSTER, context });
  const calls = [
    ask('TagResource', keyed('run', 'project')),
    ask('TagResource', keyed('run', 'note')),
    ask('UntagResource', keyed('note')),
    ask('DeleteCluster', owned),
  ];
  const Condition = {
    StringEquals: owned,
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['note', 'project', 'run'] },
  };
  expect(policyOf(calls).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['ecs:DeleteCluster', 'ecs:TagResource', 'ecs:UntagResource'],
      Resource: CLUSTER,
      Condition,
    },
  ]);
});

test('one permission of a call limits the keys: what only tags, else what makes, else what tags at the making', () => {
  const context = { 'aws:RequestTag/run': 'demo', 'aws:TagKeys': ['run'] };
  const making = { ...context, 'ecs:CreateAction': 'CreateCluster' };
  const make = { action: 'ecs:CreateCluster', resource: CLUSTER };
  const tag = { action: 'ecs:TagResource', resource: CLUSTER };
  const limiting = (...permissions: RecordedPermission[]) =>
    policyOf([call('CreateCluster', ...permissions)])
      .Statement.filter(({ Condition }) => Condition?.['ForAllValues:StringEquals'])
      .map(({ Action }) => Action);
  expect(limiting({ ...make, context }, { ...tag, context })).toEqual([
    ['ecs:CreateCluster', 'ecs:TagResource'],
  ]);
  const elsewhere = { ...context, 'aws:RequestTag/project': 'demo' };
  expect(limiting({ ...make, context: elsewhere }, { ...tag, context })).toEqual([
    'ecs:TagResource',
  ]);
  expect(limiting({ ...make, context }, { ...tag, context: making })).toEqual([
    'ecs:CreateCluster',
  ]);
  expect(limiting(make, { ...tag, context: making })).toEqual(['ecs:TagResource']);
});

test('what only notes a change may not write whose a thing is, though another call may', () => {
  const owned = { 'aws:ResourceTag/run': 'demo' };
  const ours = { ...owned, 'aws:RequestTag/run': 'demo', 'aws:TagKeys': ['run'] };
  const noted = { ...owned, 'aws:TagKeys': ['changed:count'] };
  const ask = (context: Record<string, string | string[]>) =>
    call('TagResource', { action: 'ecs:TagResource', resource: CLUSTER, context });
  // The service is asked for as well when something is made in it, in a request with all the tags.
  const making = call(
    'CreateService',
    { action: 'ecs:CreateService', resource: CLUSTER, context: owned },
    { action: 'ecs:TagResource', resource: `${CLUSTER}-2`, context: { 'aws:TagKeys': ['run'] } },
  );
  const { Statement } = policyOf([ask(ours), ask(noted), making]);
  const keysOf = (action: string, resource: string) =>
    Statement.filter((each) => [each.Action].flat().includes(action) && each.Resource === resource)
      .map(({ Condition }) => Condition?.['ForAllValues:StringEquals']?.['aws:TagKeys'])
      .sort();
  expect(keysOf('ecs:TagResource', CLUSTER)).toEqual(['changed:count', 'run']);
  expect(keysOf('ecs:CreateService', CLUSTER)).toEqual([undefined]);
});

test('tagging at the making is one statement with the tags that all are made with', () => {
  const service = 'arn:aws:ecs:us-east-1:111122223333:service/demo/web';
  const making = (operation: string, resource: string, run: string) =>
    call(operation, {
      action: 'ecs:TagResource',
      resource,
      context: { 'ecs:CreateAction': operation, 'aws:RequestTag/run': run },
    });
  const calls = [making('CreateCluster', CLUSTER, 'a'), making('CreateService', service, 'a')];
  const conditions = (some: RecordedCall[]) =>
    policyOf(some).Statement.map(({ Condition }) => Condition!['StringEquals']);
  const both = { 'ecs:CreateAction': ['CreateCluster', 'CreateService'] };
  expect(conditions(calls)).toEqual([{ 'aws:RequestTag/run': 'a', ...both }]);
  expect(conditions([calls[0]!, making('CreateService', service, 'b')])).toHaveLength(2);
});

test('an id that AWS makes up cannot be in a policy that is written before', () => {
  const arn = (resource: string) => `arn:aws:ecs:us-east-1:111122223333:${resource}`;
  expect(grantable(arn('task/demo/0123456789abcdef0123456789abcdef'))).toBe(arn('task/demo/*'));
  expect(grantable(arn('task/demo/<task-id-2>'))).toBe(arn('task/demo/*'));
  expect(grantable(arn('task-definition/demo:12'))).toBe(arn('task-definition/demo:*'));
  expect(grantable(arn('security-group/sg-0123456789abcdef0'))).toBe(arn('security-group/*'));
  const elb = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/demo';
  expect(grantable(`${elb}/0123456789abcdef`)).toBe(`${elb}/*`);
  const stack = 'arn:aws:cloudformation:us-east-1:111122223333:stack/demo';
  expect(grantable(`${stack}/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9`)).toBe(`${stack}/*`);
  expect(grantable(CLUSTER)).toBe(CLUSTER);
});

test('a grant names every operation that asked for the action', () => {
  const permission = { action: 'ecs:TagResource', resource: CLUSTER };
  expect(grantsOf([call('CreateService', permission), call('CreateCluster', permission)])).toEqual([
    {
      action: 'ecs:TagResource',
      resources: [CLUSTER],
      operations: ['CreateCluster', 'CreateService'],
      own: true,
    },
  ]);
});

test('a grant is explained by the step, or by the step that it needs', () => {
  const step = {
    why: { CreateCluster: 'make it', ListTagsForResource: 'see whose the alarm is' },
    needs: {
      role: {
        why: { GetRole: 'look for the role', ListTagsForResource: 'see whose it is' },
        needs: {},
      } as unknown as Step,
    },
  };
  const why = (action: string, operations: string[], own = true) =>
    whyOf(step, { action, operations, own, resources: ['*'] });
  expect(why('ecs:CreateCluster', ['CreateCluster'])).toBe('to make it');
  expect(why('iam:GetRole', ['GetRole'])).toBe('to look for the role');
  expect(why('ecs:TagResource', ['CreateCluster'])).toBe('as part of CreateCluster');
  const tags = (service: string, own: boolean) =>
    why(`${service}:ListTagsForResource`, ['ListTagsForResource'], own);
  expect(tags('cloudwatch', true)).toBe('to see whose the alarm is');
  expect(tags('application-autoscaling', false)).toBe('to see whose it is');
  expect(why('ecs:ListTasks', ['ListTasks'])).toBe(
    'to name what still uses it, if AWS refuses to delete it',
  );
});

test('calls without permissions need no statement', () => {
  expect(policyOf([call('GetCallerIdentity')]).Statement).toEqual([]);
});

/** No action is ever asked of a thing of another service. */
const asked = fc.constantFrom(
  ...['ecs:A', 'ecs:B'].flatMap((action) =>
    ['*', CLUSTER].map((resource) => ({ action, resource })),
  ),
  ...['*', 'arn:aws:iam::111122223333:role/a'].map((resource) => ({ action: 'iam:C', resource })),
);
const permissions = fc.array(
  fc
    .tuple(
      asked,
      fc.option(
        fc.constantFrom<Record<string, string | string[]>>(
          { 'ecs:CreateAction': 'A' },
          { 'ecs:CreateAction': 'B' },
          { 'iam:PolicyARN': ['x', 'y'] },
        ),
        { nil: undefined },
      ),
    )
    .map(([permission, context]) => (context ? { ...permission, context } : permission)),
);

test('the order of the calls and their number change nothing', () => {
  fc.assert(
    fc.property(permissions, (asked) => {
      const calls = asked.map((permission) => call('X', permission));
      const policy = policyOf(calls);
      expect(policyOf([...calls].reverse())).toEqual(policy);
      expect(policyOf([...calls, ...calls])).toEqual(policy);
    }),
    { seed: 1 },
  );
});

function isOfAnother(action: string, resource: string): boolean {
  const service = resource.split(':')[2];
  return service !== undefined && service !== action.split(':')[0];
}

test('the policy allows every call, and nothing that no call asked for', () => {
  fc.assert(
    fc.property(permissions, (asked) => {
      const { Statement } = policyOf(asked.map((permission) => call('X', permission)));
      for (const { action, resource } of asked) {
        const allowed = Statement.some(
          (statement) =>
            [statement.Action].flat().includes(action) &&
            [statement.Resource].flat().some((granted) => granted === resource || granted === '*'),
        );
        expect(allowed).toBe(true);
      }
      for (const statement of Statement) {
        for (const action of [statement.Action].flat()) {
          for (const resource of [statement.Resource].flat()) {
            // One statement may be about several services.
            if (isOfAnother(action, resource)) continue;
            expect(asked.some((p) => p.action === action && p.resource === resource)).toBe(true);
          }
        }
      }
    }),
    { seed: 1 },
  );
});
