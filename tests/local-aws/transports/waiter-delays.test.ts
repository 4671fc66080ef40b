import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { serviceSignedAs } from '../../../src/engine/aws/find-service.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import {
  delayBetweenPolls,
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
  expect(delayBetweenPolls(ecs, 'DescribeServices')).toBe(15_000);
  expect(delayBetweenPolls(ecs, 'ListTasks')).toBe(5_000);
});

/** The operation of each waiter in a package of the SDK, and the seconds between two polls. */
function waitersOf(sdk: string): [string, number][] {
  const root = `node_modules/${sdk}/dist-es`;
  if (!readdirSync(root).includes('waiters')) return [];
  const files = readdirSync(`${root}/waiters`).filter((file) => file.startsWith('waitFor'));
  expect(files).not.toEqual([]);
  return files.map((file) => {
    const code = readFileSync(`${root}/waiters/${file}`, 'utf8');
    const operation = /commands\/(\w+)Command"/.exec(code)![1]!;
    return [operation, Number(/minDelay: (\d+)/.exec(code)![1])];
  });
}
