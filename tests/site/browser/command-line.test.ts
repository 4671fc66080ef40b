import { expect, test } from 'vitest';
import { cluster } from '../../../scripts/concepts/cluster.ts';
import { prepareNetwork } from '../../../scripts/steps/prepare-network.ts';
import { registerTaskDefinition } from '../../../scripts/steps/register-task-definition.ts';
import { commandLine } from '../../../src/site/browser/command-line.ts';

test('with the defaults it is the bare script', () => {
  expect(commandLine('step', 'run', registerTaskDefinition, {})).toBe(
    'npm run step:register-task-definition',
  );
  expect(commandLine('concept', 'run', cluster, {})).toBe('npm run show:cluster');
});

test('each input that is not the default is a flag', () => {
  const given = { memory: '3072', cpu: '512', executionRole: 'ecsTaskExecutionRole' };
  expect(commandLine('step', 'run', registerTaskDefinition, given)).toBe(
    'npm run step:register-task-definition -- --cpu 512 --execution-role ecsTaskExecutionRole',
  );
});

test('an input of another step is no flag', () => {
  expect(commandLine('step', 'run', prepareNetwork, { desiredCount: '2' })).toBe(
    'npm run step:prepare-network',
  );
});

test('undo takes no inputs', () => {
  expect(commandLine('step', 'undo', registerTaskDefinition, { cpu: '512' })).toBe(
    'npm run undo:register-task-definition',
  );
});

test('what a shell would take apart is quoted', () => {
  const given = { image: "it's; rm -rf" };
  expect(commandLine('step', 'run', registerTaskDefinition, given)).toBe(
    String.raw`npm run step:register-task-definition -- --image 'it'\''s; rm -rf'`,
  );
});
