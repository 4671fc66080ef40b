import { expect, test } from 'vitest';
import {
  breakEvenHours,
  lambdaBreakEvenRequests,
  lambdaBreakEvenShare,
  lambdaPerBusyHour,
  lambdaPerMonth,
  perSecond,
} from '../../src/site/calculator/break-even.ts';
import {
  DISK_GIB,
  ec2PerMonth,
  fargateSpotArmPerHour,
  fargateTaskPerHour,
  perMonth,
  PRICES,
  usd,
  type Price,
} from '../../src/engine/prices.ts';
import { services } from '../../src/engine/aws/index.ts';
import { publicTasks } from '../../src/engine/step.ts';
import { hourly } from '../../src/engine/billing.ts';
import { TASK_SIZES } from '../../src/engine/task-sizes.ts';
import { FARGATE_SIZES } from '../../src/local-aws/services/ecs/task-definitions/fargate-sizes.ts';

const notes = fargateTaskPerHour(1024, 3072, 'X86_64');
const notesWithAddress = notes + PRICES.publicIpv4.usd;

test("the notes' container costs 0.053815 USD per hour, 39.28 USD per month", () => {
  expect(notes).toBeCloseTo(0.053815, 9);
  expect(usd(perMonth(notes), 2)).toBe('$39.28');
  expect(usd(perMonth(fargateTaskPerHour(1024, 3072, 'ARM64')), 2)).toBe('$31.43');
});

test('with its public address it costs 42.93 USD per month', () => {
  expect(usd(perMonth(PRICES.publicIpv4.usd), 2)).toBe('$3.65');
  expect(usd(perMonth(notesWithAddress), 2)).toBe('$42.93');
  expect(
    hourly(services, publicTasks(2, { cpu: 1024, memory: 3072, architecture: 'X86_64' })),
  ).toBeCloseTo(2 * notesWithAddress, 9);
});

test('each price has a page of AWS on which a reader can compare it', () => {
  const prices: readonly Price[] = Object.values(PRICES);
  for (const { what, page, source, date } of prices) {
    expect(page, what).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9-]+\/pricing\/(on-demand\/)?$/);
    expect(source.startsWith('https:') ? source : page, what).toBe(page);
    expect(date, what).toMatch(/^2026-\d\d(-\d\d)?$/);
  }
});

test('on Fargate Spot and ARM it costs 10.04 USD per month', () => {
  expect(fargateSpotArmPerHour(1024, 3072)).toBeCloseTo(0.01376, 9);
  expect(usd(perMonth(fargateSpotArmPerHour(1024, 3072)), 2)).toBe('$10.04');
});

test('a load balancer with its two addresses costs 23.73 USD per month, a NAT gateway with its own 36.50', () => {
  const { loadBalancer, natGateway, publicIpv4 } = PRICES;
  expect(usd(perMonth(loadBalancer.usd + 2 * publicIpv4.usd), 2)).toBe('$23.73');
  expect(usd(perMonth(natGateway.usd + publicIpv4.usd), 2)).toBe('$36.50');
});

// CPU units, GB of memory, USD per month on X86_64 and on ARM64. Computed by hand: 730 x (vCPU x price + GB x price).
const SIZES: [number, number, string, string][] = [
  [256, 0.5, '$9.01', '$7.21'],
  [256, 1, '$10.63', '$8.51'],
  [256, 2, '$13.88', '$11.11'],
  [512, 1, '$18.02', '$14.42'],
  [512, 4, '$27.75', '$22.21'],
  [1024, 2, '$36.04', '$28.84'],
  [1024, 3, '$39.28', '$31.43'],
  [1024, 8, '$55.51', '$44.43'],
  [2048, 4, '$72.08', '$57.67'],
  [2048, 16, '$111.02', '$88.86'],
  [4096, 8, '$144.16', '$115.34'],
  [4096, 30, '$215.55', '$172.51'],
  [8192, 16, '$288.32', '$230.68'],
  [8192, 60, '$431.09', '$345.03'],
  [16384, 32, '$576.64', '$461.36'],
  [16384, 120, '$862.19', '$690.05'],
  [32768, 60, '$1,140.30', '$912.32'],
  [32768, 120, '$1,334.99', '$1,068.25'],
  [32768, 244, '$1,737.36', '$1,390.50'],
];

test.each(SIZES)('%i CPU units with %d GB cost %s or %s per month', (cpu, gb, x86, arm) => {
  expect(usd(perMonth(fargateTaskPerHour(cpu, gb * 1024, 'X86_64')), 2)).toBe(x86);
  expect(usd(perMonth(fargateTaskPerHour(cpu, gb * 1024, 'ARM64')), 2)).toBe(arm);
});

test('the sizes that pages price are the sizes that the local AWS takes', () => {
  expect(TASK_SIZES.map(({ cpu, memory }) => [cpu, memory])).toEqual([...FARGATE_SIZES]);
});

test('with its root volume a t3.medium costs 32.77 USD per month, a t4g.medium 26.93', () => {
  expect(usd(ec2PerMonth('t3.medium', DISK_GIB), 2)).toBe('$32.77');
  expect(usd(ec2PerMonth('t4g.medium', DISK_GIB), 2)).toBe('$26.93');
});

test('Fargate is cheaper than a t3.medium with an address, 36.42 USD, below 619 hours a month', () => {
  const instance = ec2PerMonth('t3.medium', DISK_GIB) + perMonth(PRICES.publicIpv4.usd);
  expect(usd(instance, 2)).toBe('$36.42');
  expect(Math.round(breakEvenHours(instance, notesWithAddress))).toBe(619);
});

test('Lambda at 3 GB costs 0.18 USD per busy hour, and breaks even at 29.9 % busy', () => {
  expect(lambdaPerBusyHour(3, 'X86_64')).toBeCloseTo(0.18, 5);
  expect(lambdaBreakEvenShare(notes, 3)).toBeCloseTo(0.299, 3);
});

test('the same on ARM breaks even at the same share', () => {
  const arm = fargateTaskPerHour(1024, 3072, 'ARM64');
  expect(lambdaBreakEvenShare(arm, 3, 'ARM64')).toBeCloseTo(0.299, 3);
});

test.each([
  [2, 0.448],
  [1769 / 1024, 0.519],
  [1, 0.897],
  [0.5, 1.794],
])('at %d GB it breaks even at %d of the time', (gb, share) => {
  expect(lambdaBreakEvenShare(notes, gb)).toBeCloseTo(share, 3);
});

// GB, seconds, millions of requests at which the bill is that of the notes' container, without and with the free tier.
test.each([
  [3, 0.1, 7.55, 8.88],
  [3, 1, 0.78, 0.92],
  [1, 0.1, 21.05, 24.72],
  [0.5, 0.1, 38.02, 44.66],
])('%d GB for %d s break even at %d or %d million requests', (gb, seconds, paid, free) => {
  const month = perMonth(notes);
  const at = (freeTier: boolean) => lambdaBreakEvenRequests(month, { gb, seconds, freeTier });
  expect(at(false) / 1e6).toBeCloseTo(paid, 2);
  expect(at(true) / 1e6).toBeCloseTo(free, 2);
});

test('at the break-even the two bills are equal, whatever is free', () => {
  for (const gb of [0.125, 0.5, 3, 10]) {
    for (const seconds of [0.001, 0.1, 1, 60]) {
      for (const freeTier of [true, false]) {
        const requests = { gb, seconds, freeTier };
        const count = lambdaBreakEvenRequests(39.28, requests);
        expect(lambdaPerMonth(count, requests)).toBeCloseTo(39.28, 6);
      }
    }
  }
});

test('8.88 million requests a month are 3.4 a second', () => {
  expect(perSecond(8.88e6)).toBeCloseTo(3.4, 1);
});

test('every price has a source, a date and a unit', () => {
  for (const [name, price] of Object.entries<Price>(PRICES)) {
    expect(price.date, name).toMatch(/^2026-\d\d(-\d\d)?$/);
    expect(price.usd, name).toBeGreaterThan(0);
    expect([price.source, price.per, price.what], name).not.toContain('');
  }
});

test('an amount of thousands has its commas, and its cents have none', () => {
  expect(usd(8586.99, 2)).toBe('$8,586.99');
  expect(usd(1234567.8912, 4)).toBe('$1,234,567.8912');
  expect(usd(752.83, 2)).toBe('$752.83');
});
