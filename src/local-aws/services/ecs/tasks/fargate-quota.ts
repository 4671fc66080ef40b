import type { Region } from '../../../core/account.ts';
import { fargateVcpuQuota } from '../../service-quotas/fargate-vcpu-quota.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';
import { tasks } from './tasks.ts';

/**
 * Why one more task for each of `providers` is too much, in AWS's words, or `undefined`. A provider that is not named is
 * FARGATE.
 */
export function fargateQuotaProblem(
  region: Region,
  definition: TaskDefinitionRecord,
  providers: readonly (string | undefined)[],
): string | undefined {
  switch (region.account.faults.take(['no-capacity', 'quota'], { service: 'ecs' })) {
    case 'no-capacity':
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
      return 'Capacity is unavailable at this time. Please try again later or in a different availability zone';
    case 'quota':
      return QUOTA_REACHED;
  }
  for (const capacity of ['FARGATE', 'FARGATE_SPOT'] as const) {
    const isOfIt = (name: string | undefined) => (name ?? 'FARGATE') === capacity;
    const wanted = providers.filter(isOfIt).length;
    if (wanted === 0) continue;
    let units = wanted * Number(definition.cpu ?? 0);
    for (const { task } of tasks(region).by('everywhere', 'live')) {
      if (isOfIt(task.capacityProviderName)) units += Number(task.cpu ?? 0);
    }
    if (units > fargateVcpuQuota(region, capacity) * 1024) {
      return QUOTA_REACHED;
    }
  }
  return undefined;
}

// --- internal ---

/** The apostrophe is curly in AWS's text. */
const QUOTA_REACHED = 'You’ve reached the limit on the number of vCPUs you can run concurrently';
