import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ec2Bill, fargateBill, lambdaBillOf, total } from '../../../src/site/calculator/bills.ts';
import { crossingsOf } from '../../../src/site/calculator/crossings.ts';
import { plotByHours, plotByRequests } from '../../../src/site/calculator/plots.ts';
import type { Workload } from '../../../src/site/calculator/workload.ts';
import { TASK_SIZES } from '../../../src/engine/task-sizes.ts';
import { workload } from './workload.ts';

test('Fargate is cheaper than a t3.medium below 619 hours, both with an address', () => {
  // (30.368 + 30 x 0.08 + 3.65) / 0.058815
  expect(crossingsOf(workload({})).fargateEc2Hours).toBeCloseTo(619.2, 2);
});

test('a load balancer beside both moves nothing', () => {
  const { fargateEc2Hours } = crossingsOf(workload({ loadBalancer: true }));
  expect(fargateEc2Hours).toBeCloseTo(619.2, 2);
});

test('Lambda at 3 GB breaks even at 29.9 % busy, and at 32.7 % against a task with an address', () => {
  expect(crossingsOf(workload({ publicIp: false })).lambdaFargateShare).toBeCloseTo(0.299, 3);
  expect(crossingsOf(workload({})).lambdaFargateShare).toBeCloseTo(0.3267, 4);
  // Twice as many hours cost twice as much, so the share of them is the same.
  expect(crossingsOf(workload({ hours: 365 })).lambdaFargateShare).toBeCloseTo(0.3267, 4);
});

test('Lambda is cheaper below 8.88 million requests, or 7.55 without the free tier', () => {
  const bare = { publicIp: false };
  const at = (changes: Partial<Workload>) =>
    crossingsOf(workload({ ...bare, ...changes })).lambdaFargateRequests! / 1e6;
  expect(at({})).toBeCloseTo(8.88, 2);
  expect(at({ freeTier: false })).toBeCloseTo(7.55, 2);
});

test('against a task with an address it is cheaper below 9.58 million, as Fargate or Lambda? says', () => {
  // (0.058815 x 730 + 400,000 x 0.0000166667 + 0.2) / (0.3 x 0.0000166667 + 0.0000002)
  expect(crossingsOf(workload({})).lambdaFargateRequests! / 1e6).toBeCloseTo(9.577, 3);
});

test('Fargate is cheaper than Lambda below 148 hours', () => {
  // 8.73335 / 0.058815
  expect(crossingsOf(workload({})).fargateLambdaHours).toBeCloseTo(148.49, 2);
});

test('what cannot run has no break-even', () => {
  const large = crossingsOf(workload({ cpu: 16384, memory: 65536 }));
  expect(Object.values(large)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('when nothing runs on Fargate, Lambda is at no number of requests the cheaper one', () => {
  const off = crossingsOf(workload({ hours: 0 }));
  expect(off.lambdaFargateRequests).toBe(0);
  expect(off.lambdaFargateShare).toBeUndefined();
});

test('where two lines meet, the two bills are equal, and on either side they are as the page says', () => {
  let compared = 0;
  fc.assert(
    fc.property(workloads, (given) => {
      const at = crossingsOf(given);
      const fargate = (hours: number) => total(fargateBill({ ...given, hours }));
      const lambda = (requests: number) => total(lambdaBillOf({ ...given, requests }) ?? {});
      const ec2 = total(ec2Bill(given) ?? {});
      const cases: [number | undefined, (x: number) => number, number][] = [
        [at.fargateEc2Hours, fargate, ec2],
        [at.fargateLambdaHours, fargate, lambda(given.requests)],
        [at.lambdaFargateRequests, lambda, fargate(given.hours)],
        [at.lambdaEc2Requests, lambda, ec2],
      ];
      for (const [x, bill, other] of cases) {
        if (x === undefined || x <= 0) continue;
        compared++;
        const near = Math.max(1e-6, other * 1e-9);
        expect(Math.abs(bill(x) - other)).toBeLessThan(near);
        expect(bill(x * 0.99)).toBeLessThanOrEqual(other + near);
        expect(bill(x * 1.01)).toBeGreaterThan(other - near);
      }
    }),
    { numRuns: 500, seed: 1 },
  );
  expect(compared).toBeGreaterThan(200);
});

test('a chart has its lines up to its edge, and the meetings on both of them', () => {
  fc.assert(
    fc.property(workloads, (given) => {
      for (const plot of [plotByHours(given), plotByRequests(given)]) {
        expect(plot.series.map(({ place }) => place)).toContain('fargate');
        for (const { points } of plot.series) {
          const xs = points.map(({ x }) => x);
          expect([xs[0], xs.at(-1)]).toEqual([0, plot.maxX]);
          expect(xs).toEqual(xs.toSorted((a, b) => a - b));
        }
        expect(plot.here).toBeLessThanOrEqual(plot.maxX);
        for (const { names, x } of plot.meetings) {
          expect(x).toBeLessThanOrEqual(plot.maxX);
          expect(plot.series.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
        }
      }
    }),
    { seed: 1 },
  );
});

// --- internal ---

const size = fc.constantFrom(
  ...TASK_SIZES.flatMap(({ cpu, memory }) => memory.map((mib) => ({ cpu, memory: mib }))),
);

/** Any workload that the form lets through. */
const workloads: fc.Arbitrary<Workload> = fc
  .tuple(
    size,
    fc.record({
      architecture: fc.constantFrom('X86_64', 'ARM64'),
      tasks: fc.integer({ min: 1, max: 1000 }),
      hours: fc.integer({ min: 0, max: 730 }),
      requests: fc.integer({ min: 0, max: 1_000_000_000 }),
      milliseconds: fc.integer({ min: 1, max: 900_000 }),
      publicIp: fc.boolean(),
      loadBalancer: fc.boolean(),
      nat: fc.boolean(),
      natGb: fc.integer({ min: 0, max: 1000 }),
      freeTier: fc.boolean(),
      coldStarts: fc.integer({ min: 0, max: 100 }),
      initMilliseconds: fc.integer({ min: 0, max: 900_000 }),
    }),
    fc.boolean(),
  )
  .map(([of, rest, spot]) => ({
    ...of,
    ...rest,
    spot: spot && rest.architecture === 'ARM64',
  }));
