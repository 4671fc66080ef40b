import { expect, test } from 'vitest';
import type { RecordedCall } from '../../../src/engine/recording.ts';
import { requestField } from '../../../src/site/weaving/request-field.ts';

const call: RecordedCall = {
  service: 'ecs',
  operation: 'RegisterTaskDefinition',
  phase: 'run',
  input: {
    cpu: '1024',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [{ name: 'web', essential: true, portMappings: [{ containerPort: 80 }] }],
  },
  permissions: [],
};
const recording = { step: 'register', run: { calls: [call] } };

function field(path: string, operation = call.operation) {
  return requestField(recording, operation, path);
}

test('a path leads to the value that was recorded', () => {
  expect(field('cpu')).toEqual({ value: '1024' });
  expect(field('containerDefinitions[0].essential')).toEqual({ value: 'true' });
  expect(field('containerDefinitions[0].portMappings[0].containerPort')).toEqual({ value: '80' });
});

test('a list of words is written out, an object is not', () => {
  expect(field('requiresCompatibilities')).toEqual({ value: 'FARGATE' });
  expect(field('containerDefinitions')).toEqual({ value: '[ … ]' });
  expect(field('containerDefinitions[0]')).toEqual({ value: '{ … }' });
});

test('of several calls it is the last: the one that went through', () => {
  const again = { ...call, input: { cpu: '256' } };
  const calls = { step: 'register', run: { calls: [call, again] } };
  expect(requestField(calls, call.operation, 'cpu')).toEqual({ value: '256' });
});

test('a field that is not there is a problem that names the nearest one', () => {
  expect(field('containerDefinitions[0].nam')).toEqual({
    problem:
      'RegisterTaskDefinition of the step "register" has no field "containerDefinitions[0].nam". Did you mean "name"?',
  });
  expect(field('cpu.units')).toHaveProperty('problem');
});

test('a call that the step does not make is a problem', () => {
  expect(field('cpu', 'RegisterTask')).toHaveProperty('problem');
});
