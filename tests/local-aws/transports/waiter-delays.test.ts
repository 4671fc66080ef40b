import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import {
  delayBetweenPolls,
  WAITER_DELAYS,
} from '../../../src/local-aws/transports/waiter-delays.ts';

/** Which client of the SDK speaks to a service, where it is not named as the service's id. */
const CLIENTS: Record<string, string> = {
  'application-autoscaling': 'application-auto-scaling',
  elasticloadbalancing: 'elastic-load-balancing-v2',
  monitoring: 'cloudwatch',
  logs: 'cloudwatch-logs',
  servicequotas: 'service-quotas',
};

test('the time between two polls is that of the waiters in the SDK, for every operation that is served', () => {
  const found: Record<string, number> = {};
  for (const { id, operations } of allServices) {
    const served = new Set(operations.map(({ name }) => name));
    for (const [operation, delay] of waitersOf(CLIENTS[id] ?? id)) {
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

/** The operation of each waiter of a client, and the seconds between two polls. */
function waitersOf(client: string): [string, number][] {
  const root = `node_modules/@aws-sdk/client-${client}/dist-es`;
  if (!readdirSync(root).includes('waiters')) return [];
  const files = readdirSync(`${root}/waiters`).filter((file) => file.startsWith('waitFor'));
  expect(files).not.toEqual([]);
  return files.map((file) => {
    const code = readFileSync(`${root}/waiters/${file}`, 'utf8');
    const operation = /commands\/(\w+)Command"/.exec(code)![1]!;
    return [operation, Number(/minDelay: (\d+)/.exec(code)![1])];
  });
}
