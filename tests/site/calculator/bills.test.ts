import { expect, test } from 'vitest';
import {
  ec2Bill,
  fargateBill,
  instancesFor,
  lambdaBillOf,
  total,
} from '../../../src/site/calculator/bills.ts';
import { workload } from './workload.ts';

// Hand-computed from the price table: 730 hours, 1 vCPU and 3 GB unless it says otherwise.

test("the notes' container is 39.28 USD a month, and 42.93 with its address", () => {
  expect(fargateBill(workload({ hours: 1, publicIp: false }))).toEqual({
    compute: near(0.053815, 9),
  });
  expect(total(fargateBill(workload({ publicIp: false })))).toBeCloseTo(39.28495, 6);
  expect(total(fargateBill(workload({})))).toBeCloseTo(42.93495, 6);
});

test('on ARM64 it is 31.43, on Spot 10.04', () => {
  const arm = { architecture: 'ARM64', publicIp: false } as const;
  expect(total(fargateBill(workload(arm)))).toBeCloseTo(31.4338, 6);
  expect(total(fargateBill(workload({ ...arm, spot: true })))).toBeCloseTo(10.0448, 6);
});

test('two tasks on the 176 hours of working days are 20.70', () => {
  // 2 x 176 x (0.053815 + 0.005)
  expect(total(fargateBill(workload({ tasks: 2, hours: 176 })))).toBeCloseTo(20.70288, 6);
});

test('a load balancer and a NAT gateway are paid for all month, beside tasks and instances alike', () => {
  const beside = workload({ hours: 0, loadBalancer: true, nat: true, natGb: 10 });
  // 730 x (0.0225 + 2 x 0.005); 730 x (0.045 + 0.005) + 10 x 0.045
  const parts = { loadBalancer: near(23.725, 6), nat: near(36.95, 6) };
  expect(fargateBill(beside)).toEqual({ compute: 0, address: 0, ...parts });
  expect(ec2Bill(beside)).toMatchObject(parts);
  expect(lambdaBillOf(beside)).toEqual(lambdaBillOf(workload({})));
});

test('a t3.medium with its root volume of 30 GiB and an address is 36.42, a t4g.medium 30.58', () => {
  // 730 x 0.0416 + 30 x 0.08 + 730 x 0.005
  expect(total(ec2Bill(workload({}))!)).toBeCloseTo(36.418, 6);
  expect(total(ec2Bill(workload({ architecture: 'ARM64' }))!)).toBeCloseTo(30.578, 6);
});

// CPU units, MiB, tasks, instances.
test.each([
  [1024, 3072, 1, 1],
  [1024, 3072, 2, 2],
  [256, 512, 7, 1],
  [256, 512, 8, 2],
  [512, 1024, 6, 2],
  [2048, 4096, 1, undefined],
  [4096, 8192, 1, undefined],
])('%i CPU units and %i MiB: %i tasks need %s instances', (cpu, memory, tasks, count) => {
  expect(instancesFor(workload({ cpu, memory, tasks }))).toBe(count);
  expect(ec2Bill(workload({ cpu, memory, tasks })) === undefined).toBe(count === undefined);
});

test('three million requests of 0.1 s at 3 GB are 8.73 with the free tier, 15.60 without', () => {
  // (3e6 x 0.1 x 3 - 400 000) x 0.0000166667 + (3e6 - 1e6) x 0.0000002
  expect(lambdaBillOf(workload({}))).toEqual({
    compute: near(8.33335, 5),
    requests: near(0.4, 9),
  });
  expect(total(lambdaBillOf(workload({ freeTier: false }))!)).toBeCloseTo(15.60003, 5);
});

test('on ARM64 they are 12.60 without the free tier', () => {
  // 900 000 x 0.0000133334 + 0.6
  const arm = workload({ architecture: 'ARM64', freeTier: false });
  expect(total(lambdaBillOf(arm)!)).toBeCloseTo(12.60006, 5);
});

test('the INIT phase of a cold start is billed like the time of a request', () => {
  // (3e6 x (0.1 + 0.01 x 2) x 3 - 400 000) x 0.0000166667 + (3e6 - 1e6) x 0.0000002
  const cold = workload({ coldStarts: 1, initMilliseconds: 2000 });
  expect(lambdaBillOf(cold)).toEqual({ compute: near(11.333356, 5), requests: near(0.4, 9) });
});

test('a function has 10 GB at most', () => {
  expect(lambdaBillOf(workload({ cpu: 4096, memory: 10 * 1024 }))).toBeDefined();
  expect(lambdaBillOf(workload({ cpu: 4096, memory: 11 * 1024 }))).toBeUndefined();
});

// --- internal ---

/** Stands for a number close to another. */
function near(value: number, digits: number): number {
  return expect.closeTo(value, digits) as number;
}
