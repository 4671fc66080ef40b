import type { Billed } from './step.ts';

/** A list price. */
export interface Price {
  usd: number;
  /** What one unit is. */
  per: string;
  source: string;
  /** The day on which the source was read. */
  date: string;
}

const PRICE_LIST = 'AWS Price List, us-east-1, Linux, on demand';

/**
 * The one table of prices. Every figure on a page, in a terminal or in a calculator comes from here.
 * USD, Region us-east-1.
 */
export const PRICES = {
  fargateVcpuX86: { usd: 0.04048, per: 'vCPU-hour', source: PRICE_LIST, date: '2026-09-29' },
  fargateGbX86: { usd: 0.004445, per: 'GB-hour', source: PRICE_LIST, date: '2026-09-29' },
  fargateVcpuArm: { usd: 0.03238, per: 'vCPU-hour', source: PRICE_LIST, date: '2026-08-28' },
  fargateGbArm: { usd: 0.00356, per: 'GB-hour', source: PRICE_LIST, date: '2026-08-28' },
  publicIpv4: { usd: 0.005, per: 'address-hour', source: PRICE_LIST, date: '2026-09-29' },
} as const satisfies Record<string, Price>;

/** Hours in a month, as AWS's own calculator counts them. */
export const HOURS_PER_MONTH = 730;

/** USD per hour of one Fargate task of `cpu` CPU units (1024 is one vCPU) and `memory` MiB. */
export function fargateTaskPerHour(
  cpu: number,
  memory: number,
  architecture: 'X86_64' | 'ARM64',
): number {
  const arm = architecture === 'ARM64';
  const vcpuHour = arm ? PRICES.fargateVcpuArm.usd : PRICES.fargateVcpuX86.usd;
  const gbHour = arm ? PRICES.fargateGbArm.usd : PRICES.fargateGbX86.usd;
  return (cpu / 1024) * vcpuHour + (memory / 1024) * gbHour;
}

/** USD per hour of what a step leaves running. */
export function hourly(billed: readonly Billed[]): number {
  let usd = 0;
  for (const { what, count, cpu = 0, memory = 0, architecture = 'X86_64' } of billed) {
    const each =
      what === 'fargate-task'
        ? fargateTaskPerHour(cpu, memory, architecture)
        : PRICES.publicIpv4.usd;
    usd += count * each;
  }
  return usd;
}

/** `$0.0588`: an hourly price, to a hundredth of a cent. */
export function usd(amount: number, digits = 4): string {
  return `$${amount.toFixed(digits)}`;
}
