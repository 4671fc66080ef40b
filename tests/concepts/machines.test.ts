import { expect, test } from 'vitest';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { machines } from '../../scripts/concepts/machines.ts';
import { steps } from '../../scripts/steps/index.ts';
import { core } from '../../scripts/tracks/core.ts';
import type { StepEvent } from '../../src/engine/events.ts';
import { DISK_GIB, ec2PerMonth, fargateTaskPerHour, PRICES } from '../../src/engine/prices.ts';

/** The fields of the price that the program shows after the tutorial was done with some inputs. */
async function priceOf(given: Record<string, string>) {
  const events: StepEvent[] = [];
  const run = await openLocalRun({ given });
  for (const step of core.steps) await run.runner.run(step);
  run.events.length = 0;
  await run.runner.run(machines);
  events.push(...run.events);
  const shown = events.find((event) => event.type === 'shown' && event.kind === 'price of service');
  return shown?.type === 'shown' ? shown.fields : undefined;
}

const address = PRICES.publicIpv4.usd * 730;

test('one task of the notes takes one machine', async () => {
  const fields = await priceOf({});
  const onFargate = fargateTaskPerHour(1024, 3072, 'X86_64') * 730 + address;
  expect(fields).toMatchObject({
    'on Fargate, per month': `$${onFargate.toFixed(2)}`,
    machines: '1 t3.medium',
    'on machines, per month': `$${(ec2PerMonth('t3.medium', DISK_GIB) + address).toFixed(2)}`,
  });
});

test('several small tasks share a machine, and ARM64 takes another type', async () => {
  const fields = await priceOf({
    cpu: '256',
    memory: '1024',
    desiredCount: '4',
    architecture: 'ARM64',
  });
  expect(fields).toMatchObject({
    'tasks that fit on one machine': 3,
    machines: '2 t4g.medium',
    'on machines, per month': `$${(2 * (ec2PerMonth('t4g.medium', DISK_GIB) + address)).toFixed(2)}`,
  });
});

test('a task that no counted machine has room for has no price there', async () => {
  const fields = await priceOf({ memory: '4096' });
  expect(fields).toMatchObject({ machines: 'none is large enough' });
  expect(fields).not.toHaveProperty('on machines, per month');
});

test('it is a program of its own, and no step', () => {
  expect(steps).not.toContain(machines);
});
