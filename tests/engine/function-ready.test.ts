import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { isReady, requireReady } from '../../src/engine/function-ready.ts';

const READY: FunctionConfiguration = { State: 'Active', LastUpdateStatus: 'Successful' };

test.each([
  [READY, true],
  // Nobody called it for weeks: a call wakes it.
  [{ ...READY, State: 'Inactive' }, true],
  [{ ...READY, State: 'Pending' }, false],
  [{ ...READY, State: 'Failed' }, false],
  [{ ...READY, LastUpdateStatus: 'InProgress' }, false],
  [{ ...READY, LastUpdateStatus: 'Failed' }, false],
] satisfies [FunctionConfiguration, boolean][])('%j is ready: %s', (configuration, expected) => {
  expect(isReady(configuration)).toBe(expected);
});

test('a function that failed ends the step with the reason of Lambda', () => {
  const failed: FunctionConfiguration = {
    ...READY,
    FunctionName: 'fargate-tutorial',
    State: 'Failed',
    StateReason: 'The image cannot be read.',
  };
  expect(() => requireReady(failed)).toThrow(
    'Lambda could not make the function "fargate-tutorial" ready: The image cannot be read.',
  );
  expect(() => requireReady(READY)).not.toThrow();
});
