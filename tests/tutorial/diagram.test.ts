import { expect, test } from 'vitest';
import { diagramOf, shortName } from '../../src/tutorial/diagram.ts';
import type { RecordedItem } from '../../src/tutorial/recording.ts';

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
  expect(mermaid).toContain('["cluster<br/><b>demo</b>"]:::old');
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

test('arrows go from what refers to what is referred to, and lines from a cluster to what is in it', () => {
  const { mermaid } = drawn([...before, service]);
  const keyOf = (label: string) => new RegExp(`(n\\d+)\\[.*<b>${label}</b>`).exec(mermaid)![1]!;
  expect(mermaid).toContain(`${keyOf('web')} --> ${keyOf('demo:1')}`);
  expect(mermaid).toContain(`${keyOf('web')} --> ${keyOf('subnet-1')}`);
  expect(mermaid).toContain(`${keyOf('demo')} --- ${keyOf('web')}`);
});

test('a diagram has a name, and says in words what it shows', () => {
  const { name, description, mermaid } = drawn([...before, service]);
  expect(name).toBe('What exists after "Create the service"');
  expect(description).toBe(
    'New: service web. There before: subnet subnet-1, cluster demo, task definition demo:1.',
  );
  expect(mermaid).toContain(`accTitle: ${name}`);
  expect(mermaid).toContain(`accDescr: ${description}`);
});

test('a placeholder of a recording does not become markup', () => {
  const task = { kind: 'task', id: arn('task/demo/<task-id>'), content: {} };
  expect(drawn([...before, task]).mermaid).toContain('<b>&lt;task-id&gt;</b>');
});

test('a short name is what a person calls the thing', () => {
  expect(shortName('cluster', arn('cluster/demo'))).toBe('demo');
  expect(shortName('task-definition', arn('task-definition/demo:3'))).toBe('demo:3');
  expect(shortName('role', 'arn:aws:iam::111122223333:role/aws-service-role/x/R')).toBe('R');
  expect(shortName('log-group', 'arn:aws:logs:us-east-1:1:log-group:/ecs/demo')).toBe('/ecs/demo');
  expect(shortName('task', arn('task/demo/0123456789abcdef0123456789abcdef'))).toBe('01234567…');
  expect(shortName('security-group', 'sg-0123')).toBe('sg-0123');
});
