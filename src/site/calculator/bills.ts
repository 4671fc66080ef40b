import { lambdaBill } from './break-even.ts';
import {
  DISK_GIB,
  ec2PerHour,
  fargateSpotArmPerHour,
  fargateTaskPerHour,
  perMonth,
  PRICES,
} from '../../engine/prices.ts';
import { INSTANCES, tasksPerInstance } from '../../engine/machine-room.ts';
import type { Workload } from './workload.ts';

/** Where the workload may run. */
export type Place = 'fargate' | 'ec2' | 'lambda';

/** The parts of a bill. */
export type Part = 'compute' | 'requests' | 'disk' | 'address' | 'loadBalancer' | 'nat';

/** USD in a month, by what they are for. A part that a place does not have is left out. */
export type Bill = Partial<Record<Part, number>>;

/** The prices that the bills come from, by their names in the price table. */
export const PRICES_USED = [
  'fargateVcpuX86',
  'fargateGbX86',
  'fargateVcpuArm',
  'fargateGbArm',
  'fargateSpotVcpuArm',
  'fargateSpotGbArm',
  'ec2T3Medium',
  'ec2T4gMedium',
  'diskGp3',
  'lambdaGbSecondX86',
  'lambdaGbSecondArm',
  'lambdaRequests',
  'publicIpv4',
  'loadBalancer',
  'natGateway',
  'natGatewayData',
] as const satisfies readonly (keyof typeof PRICES)[];

/** The most memory that a function may have: MiB. */
export const LAMBDA_MEMORY = 10_240;

/** USD of Fargate in a month. The tasks and their addresses are paid for while they run, the rest all month. */
export function fargateBill(workload: Workload): Bill {
  const { cpu, memory, architecture, tasks, hours, spot, publicIp } = workload;
  const task = spot
    ? fargateSpotArmPerHour(cpu, memory)
    : fargateTaskPerHour(cpu, memory, architecture);
  return {
    compute: task * tasks * hours,
    ...(publicIp && { address: PRICES.publicIpv4.usd * tasks * hours }),
    ...besides(workload),
  };
}

/** How many instances the tasks need, or `undefined` where not one of them fits on an instance. */
export function instancesFor({ tasks, ...size }: Workload): number | undefined {
  const each = tasksPerInstance(size);
  return each === 0 ? undefined : Math.ceil(tasks / each);
}

/** USD in a month of instances that are never switched off, or `undefined` where the tasks do not fit on them. */
export function ec2Bill(workload: Workload): Bill | undefined {
  const count = instancesFor(workload);
  if (count === undefined) return undefined;
  return {
    compute: perMonth(ec2PerHour(INSTANCES[workload.architecture])) * count,
    disk: DISK_GIB * PRICES.diskGp3.usd * count,
    ...(workload.publicIp && { address: perMonth(PRICES.publicIpv4.usd) * count }),
    ...besides(workload),
  };
}

/**
 * USD of Lambda in a month, for one request at a time in each environment, or `undefined` where a function cannot have as
 * much memory. A function URL is its front door and costs nothing, so it has no address, load balancer or NAT gateway.
 */
export function lambdaBillOf(workload: Workload): Bill | undefined {
  if (workload.memory > LAMBDA_MEMORY) return undefined;
  return { ...lambdaBill(workload.requests, requestsOf(workload)) };
}

/**
 * The requests of a workload as Lambda bills them: with the INIT phase of those that have to wait for a new environment.
 * For functions from an image it always was billed, since 1 August 2025 it is for all:
 * https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/, read 2026-11-28.
 */
export function requestsOf(workload: Workload) {
  const { memory, milliseconds, architecture, freeTier, coldStarts, initMilliseconds } = workload;
  const billed = milliseconds + (coldStarts / 100) * initMilliseconds;
  return { gb: memory / 1024, seconds: billed / 1000, freeTier, architecture };
}

/** USD in a month of all parts together. */
export function total(bill: Bill): number {
  return Object.values(bill).reduce((sum, usd) => sum + usd, 0);
}

/** Prices the resources beside tasks or instances, which are there all month, busy or idle: USD. */
export function besides({ loadBalancer, nat, natGb }: Workload): Bill {
  const address = PRICES.publicIpv4.usd;
  return {
    // It has an address in each of its two Availability Zones.
    ...(loadBalancer && { loadBalancer: perMonth(PRICES.loadBalancer.usd + 2 * address) }),
    ...(nat && {
      nat: perMonth(PRICES.natGateway.usd + address) + PRICES.natGatewayData.usd * natGb,
    }),
  };
}
