import type { Region } from '../../../core/account.ts';
import { fargateVcpuQuota } from '../../service-quotas/fargate-vcpu-quota.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';
import { tasks } from './tasks.ts';

/**
 * Why not every one of some more tasks fits, a task for each of `providers`, in AWS's words, and how many do; or `undefined`. A
 * provider that is not named is FARGATE.
 */
export function fargateQuotaProblem(
  region: Region,
  definition: TaskDefinitionRecord,
  providers: readonly (string | undefined)[],
): { why: string; fit: number } | undefined {
  switch (region.account.faults.take(['no-capacity', 'quota'], { service: 'ecs' })) {
    case 'no-capacity':
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
      return {
        why: 'Capacity is unavailable at this time. Please try again later or in a different availability zone',
        fit: 0,
      };
    case 'quota':
      return { why: QUOTA_REACHED, fit: 0 };
  }
  const units = Number(definition.cpu ?? 0);
  const left = new Map<string, number>();
  for (const [index, provider = 'FARGATE'] of providers.entries()) {
    const free = left.get(provider) ?? freeUnits(region, provider);
    if (free < units) return { why: QUOTA_REACHED, fit: index };
    left.set(provider, free - units);
  }
  return undefined;
}

// --- internal ---

/** The apostrophe is curly in AWS's text. */
const QUOTA_REACHED = 'You’ve reached the limit on the number of vCPUs you can run concurrently';

/** The CPU units that may still be run on Fargate or on Fargate Spot. */
function freeUnits(region: Region, provider: string): number {
  if (provider !== 'FARGATE' && provider !== 'FARGATE_SPOT') return Infinity;
  let free = fargateVcpuQuota(region, provider) * 1024;
  for (const { task } of tasks(region).by('everywhere', 'live')) {
    if ((task.capacityProviderName ?? 'FARGATE') === provider) free -= Number(task.cpu ?? 0);
  }
  return free;
}
