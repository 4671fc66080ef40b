import { expect, test } from 'vitest';
import { textDiagram } from '../../scripts/cli/text-diagram.ts';

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:111122223333:${resource}`;
const free = { usdPerHour: 0 };
const role = 'arn:aws:iam::111122223333:role/demo-execution-role';
const definition = {
  kind: 'task definition',
  arn: arn('ecs', 'task-definition/demo:1'),
  refersTo: [role, '/ecs/demo'],
  ...free,
};
const resources = [
  { kind: 'cluster', arn: arn('ecs', 'cluster/demo'), ...free },
  { kind: 'service', arn: arn('ecs', 'service/demo/web'), refersTo: [definition.arn], ...free },
  definition,
  { kind: 'log group', arn: arn('logs', 'log-group:/ecs/demo'), ...free },
  { kind: 'role', arn: role, ...free },
];

test('what exists is drawn with letters and lines, and with arrows to what it names', () => {
  const drawn = textDiagram(resources);
  for (const word of [
    'cluster demo',
    'service',
    'web',
    'demo:1',
    '/ecs/demo',
    'demo-execution-role',
  ]) {
    expect(drawn).toContain(word);
  }
  expect(drawn.match(/►/g)).toHaveLength(3);
  expect(drawn).not.toMatch(/[<&]/);
});

test('where nothing exists it says so', () => {
  expect(textDiagram([])).toBe('Nothing from the tutorial exists.');
});
