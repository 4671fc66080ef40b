import { expect, test } from 'vitest';
import { PRICES } from '../../src/engine/prices.ts';

/**
 * Each price and the day on which it was read, typed a second time from its source, as a bookkeeper does: no program can look a
 * price up, and a slip of the pen is seldom made twice.
 */
const READ: Record<keyof typeof PRICES, [usd: number, date: string]> = {
  fargateVcpuX86: [0.04048, '2026-09-29'],
  fargateGbX86: [0.004445, '2026-09-29'],
  fargateVcpuArm: [0.03238, '2026-08-28'],
  fargateGbArm: [0.00356, '2026-08-28'],
  fargateSpotVcpuArm: [0.01034, '2026-10-04'],
  fargateSpotGbArm: [0.00114, '2026-10-04'],
  publicIpv4: [0.005, '2026-07-24'],
  loadBalancer: [0.0225, '2026-09-29'],
  loadBalancerCapacity: [0.008, '2026-09-29'],
  natGateway: [0.045, '2026-09-29'],
  natGatewayData: [0.045, '2026-09-29'],
  interfaceEndpoint: [0.01, '2026-05'],
  interfaceEndpointData: [0.01, '2026-05'],
  secret: [0.4, '2026-09-20'],
  secretCalls: [0.05, '2026-09-20'],
  dataOut: [0.09, '2026-09-29'],
  logsIn: [0.5, '2026-09'],
  logsKept: [0.03, '2026-09'],
  alarm: [0.1, '2026-09'],
  highResolutionAlarm: [0.3, '2026-09'],
  highResolutionMetric: [0.3, '2026-09'],
  ec2T3Medium: [0.0416, '2026-09'],
  ec2T4gMedium: [0.0336, '2026-09-24'],
  diskGp3: [0.08, '2026-09'],
  lambdaGbSecondX86: [0.0000166667, '2026-09-29'],
  lambdaGbSecondArm: [0.0000133334, '2026-09'],
  lambdaRequests: [0.2, '2026-09-29'],
  eksCluster: [0.1, '2026-06-13'],
};

test('the table of prices says what was read, and when', () => {
  const told = Object.entries(PRICES).map(([name, { usd, date }]) => [name, [usd, date]]);
  expect(Object.fromEntries(told)).toEqual(READ);
});
