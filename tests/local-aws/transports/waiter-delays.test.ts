import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { serviceSignedAs } from '../../../src/engine/aws/find-service.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import {
  delayBetweenPolls,
  LONGEST,
  WAITER_DELAYS,
} from '../../../src/local-aws/transports/waiter-delays.ts';

test('the time between two polls is that of the waiters in the SDK, for every operation that is served', () => {
  const found: Record<string, number> = {};
  for (const { id, operations } of allServices) {
    const served = new Set(operations.map(({ name }) => name));
    for (const [operation, delay] of waitersOf(serviceSignedAs(id).sdk)) {
      const key = `${id}:${operation}`;
      if (served.has(operation)) found[key] = Math.max(found[key] ?? 0, delay);
    }
  }
  expect(WAITER_DELAYS).toEqual(found);
});

test('what no waiter polls has a time as well', () => {
  const ecs = allServices.find(({ id }) => id === 'ecs')!;
  expect(delayBetweenPolls(ecs, 'DescribeServices', 0)).toBe(15_000);
  expect([0, 9].map((polls) => delayBetweenPolls(ecs, 'ListTasks', polls))).toEqual([5_000, 5_000]);
});

test('a waiter of the SDK waits up to twice as long from poll to poll, and as long as most may', () => {
  const ecs = allServices.find(({ id }) => id === 'ecs')!;
  const waits = [0, 1, 2, 3, 4].map((polls) => delayBetweenPolls(ecs, 'DescribeServices', polls));
  expect(waits).toEqual([15_000, 30_000, 60_000, 120_000, 120_000]);
  const found = allServices.flatMap(({ id }) => longestWaitsOf(serviceSignedAs(id).sdk));
  expect(found.toSorted((a, b) => a - b)[Math.floor(found.length / 2)]).toBe(LONGEST);
});

/** The operation of each waiter in a package of the SDK, and the seconds between its first two polls. */
function waitersOf(sdk: string): [string, number][] {
  return codeOfWaiters(sdk).map((code) => {
    const operation = /commands\/(\w+)Command"/.exec(code)![1]!;
    return [operation, Number(/minDelay: (\d+)/.exec(code)![1])];
  });
}

/** The most seconds between two polls of each waiter in a package of the SDK. */
function longestWaitsOf(sdk: string): number[] {
  return codeOfWaiters(sdk).map((code) => Number(/maxDelay: (\d+)/.exec(code)![1]));
}

function codeOfWaiters(sdk: string): string[] {
  const root = `node_modules/${sdk}/dist-es`;
  if (!readdirSync(root).includes('waiters')) return [];
  const files = readdirSync(`${root}/waiters`).filter((file) => file.startsWith('waitFor'));
  expect(files).not.toEqual([]);
  return files.map((file) => readFileSync(`${root}/waiters/${file}`, 'utf8'));
}
