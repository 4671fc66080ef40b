import { expect, test } from 'vitest';
import { diagramOf, existing, shortName } from '../../src/engine/diagram.ts';
import type { RecordedCall, RecordedItem, Recording } from '../../src/engine/recording.ts';

const arn = (resource: string) => `arn:aws:ecs:us-east-1:111122223333:${resource}`;
const cluster: RecordedItem = { kind: 'cluster', id: arn('cluster/demo'), content: {} };
const service: RecordedItem = {
  kind: 'service',
  id: arn('service/demo/web'),
  content: {
    taskDefinition: arn('task-definition/demo:1'),
    subnets: ['subnet-1'],
    desiredCount: 1,
  },
};
const definition: RecordedItem = {
  kind: 'task-definition',
  id: arn('task-definition/demo:1'),
  content: {},
};
const subnets: RecordedItem[] = [1, 11].map((number) => ({
  kind: 'subnet',
  id: `subnet-${number}`,
  content: {},
}));
const before = [...subnets, cluster, definition];

function drawn(after: RecordedItem[], was = before) {
  return diagramOf({ title: 'Create the service', baseline: subnets, before: was, after });
}

test('what a step made says "new", and what was there before says nothing', () => {
  const { mermaid } = drawn([...before, service]);
  expect(mermaid).toContain('["<em>new</em> service<br/><b>web</b>"]:::new');
  expect(mermaid).toContain('["task definition<br/><b>demo:1</b>"]:::old');
});

test('what a step changed says "changed"', () => {
  const scaled = { ...service, content: { ...service.content, desiredCount: 2 } };
  const { mermaid, description } = drawn([...before, scaled], [...before, service]);
  expect(mermaid).toContain('["<em>changed</em> service<br/><b>web</b>"]:::changed');
  expect(description).toContain('Changed: service web.');
});

test('what every account has is drawn only where something refers to it', () => {
  const { mermaid } = drawn([...before, service]);
  expect(mermaid).toContain('<b>subnet-1</b>');
  expect(mermaid).not.toContain('subnet-11');
});

test('arrows go from what refers to what is referred to, and what is in a cluster stands in its box', () => {
  const { mermaid } = drawn([...before, service]);
  const keyOf = (label: string) => new RegExp(`(n\\d+)\\[.*<b>${label}</b>`).exec(mermaid)![1]!;
  expect(mermaid).toContain(`${keyOf('web')} --> ${keyOf('demo:1')}`);
  expect(mermaid).toContain(`${keyOf('web')} --> ${keyOf('subnet-1')}`);
  expect(mermaid).toMatch(
    /subgraph n\d+\["cluster demo"\]\n\s+n\d+\["<em>new<\/em> service<br\/><b>web<\/b>"\]:::new\n\s+end/,
  );
});

test('a diagram has a name, and says in words what it shows', () => {
  const { name, description, mermaid } = drawn([...before, service]);
  expect(name).toBe('What exists after "Create the service"');
  expect(description).toBe(
    'New: service web. Already there: subnet subnet-1, cluster demo, task definition demo:1.',
  );
  expect(mermaid).toContain(`accTitle: ${name}`);
  expect(mermaid).toContain(`accDescr: ${description}`);
});

test('what has only a placeholder for an id is called by its name, by its number, or not at all', () => {
  const task = (id: string, content = {}) => ({
    kind: 'task',
    id: arn(`task/demo/${id}`),
    content,
  });
  const after = [...before, task('<task-id>'), task('<task-id-2>')];
  const group = { kind: 'security-group', id: '<security-group>', content: { name: 'demo' } };
  const other = { ...group, id: '<security-group-2>', content: { name: 'demo-lb' } };
  const { description, mermaid } = drawn([...after, group, other]);
  expect(description).toContain('New: task, task 2, security group demo, security group demo-lb.');
  expect(mermaid).toContain('["<em>new</em> task"]');
  expect(drawn([...before, task('<task-id-4>')]).description).toContain('New: task.');
});

test('a listener is called by its protocol and port, and its rule by the listener', () => {
  const at = (port: number, end: string) => [
    {
      kind: 'listener',
      id: `arn:aws:elasticloadbalancing:r:1:listener/app/lb/<id>/${end}`,
      content: { Protocol: 'HTTP', Port: port },
    },
    {
      kind: 'listener-rule',
      id: `arn:aws:elasticloadbalancing:r:1:listener-rule/app/lb/<id>/${end}/<id-9>`,
      content: { Priority: 'default' },
    },
  ];
  const { description } = drawn([...at(80, '<id-3>'), ...at(8080, '<id-4>')]);
  expect(description).toContain(
    'listener HTTP:80, listener rule of HTTP:80, listener HTTP:8080, listener rule of HTTP:8080.',
  );
});

test('a number tells things apart that are there, and counts no others', () => {
  const eni = (id: string) => ({ kind: 'network-interface', id, content: {} });
  const { description } = drawn([eni('<eni-2>'), eni('<eni-5>'), eni('<eni-9>')]);
  expect(description).toContain('network interface, network interface 2, network interface 3.');
});

test('a tag that notes what was there before draws no arrow', () => {
  const group = { kind: 'security-group', id: 'arn:aws:ec2:r:1:security-group/<sg>', content: {} };
  const tags = [{ key: 'before', value: '<sg>' }];
  expect(drawn([group, { ...service, content: { tags } }]).mermaid).not.toContain('-->');
});

test('what is inside a cluster needs no arrow to it, though it names its cluster too', () => {
  const inside = { ...service, content: { clusterArn: cluster.id } };
  expect(drawn([...before, inside]).mermaid).not.toContain('-->');
});

test('an id that AWS made up, and a path, name a thing without its ARN', () => {
  const group = { kind: 'security-group', id: 'arn:aws:ec2:r:1:security-group/<sg>', content: {} };
  const logs = { kind: 'log-group', id: 'arn:aws:logs:r:1:log-group:/ecs/demo', content: {} };
  const web = { ...service, content: { groups: ['<sg>'], logs: '/ecs/demo' } };
  expect(drawn([group, logs, web]).mermaid.match(/-->/g)).toHaveLength(2);
});

test('what stands in one group needs no arrow', () => {
  const group = { kind: 'security-group', id: '<sg>', content: {} };
  const eni = { kind: 'network-interface', id: '<eni>', content: { groups: ['<sg>'] } };
  expect(drawn([group, eni]).mermaid).not.toContain('-->');
});

test('a service-linked role exists from the step on that makes it', () => {
  const id = 'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/R';
  const call: RecordedCall = {
    service: 'iam',
    operation: 'CreateServiceLinkedRole',
    phase: 'run',
    input: {},
    permissions: [{ action: 'iam:CreateServiceLinkedRole', resource: id }],
  };
  const recording = (calls: RecordedCall[], inventory: RecordedItem[]) =>
    ({
      step: 's',
      usdPerHour: 0,
      run: { calls },
      undo: { calls: [] },
      change: { calls: [] },
      inventory,
    }) satisfies Recording;
  expect(
    existing([recording([call], []), recording([], [cluster])]).map((item) => item.id),
  ).toEqual([id, cluster.id]);
  expect(existing([recording([{ ...call, error: 'InvalidInput' }], [])])).toEqual([]);
});

test('a short name is what a person calls the thing', () => {
  expect(shortName('cluster', arn('cluster/demo'))).toBe('demo');
  expect(shortName('task-definition', arn('task-definition/demo:3'))).toBe('demo:3');
  expect(shortName('role', 'arn:aws:iam::111122223333:role/aws-service-role/x/R')).toBe('R');
  expect(shortName('log-group', 'arn:aws:logs:us-east-1:1:log-group:/ecs/demo')).toBe('/ecs/demo');
  expect(shortName('task', arn('task/demo/0123456789abcdef0123456789abcdef'))).toBe('01234567…');
  expect(shortName('security-group', 'sg-0123')).toBe('sg-0123');
});
