import type { Region } from '../../core/account.ts';
import { appliedValue, requireQuota } from './quotas.ts';

/** How many vCPUs all Fargate tasks of a Region may have together, on demand and, separately, on Spot. */
export function fargateVcpuQuota(
  region: Region,
  capacity: 'FARGATE' | 'FARGATE_SPOT' = 'FARGATE',
): number {
  const code = capacity === 'FARGATE' ? 'L-3032A538' : 'L-36FBB829';
  return appliedValue(region, requireQuota('fargate', code));
}
