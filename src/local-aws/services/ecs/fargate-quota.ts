import type { Region } from '../../core/account.ts';
import type { TaskDefinitionRecord } from './task-definitions.ts';
import { tasks } from './tasks.ts';

/** The default of the quota L-3032A538, "Fargate On-Demand vCPU resource count", of a new account. */
const VCPUS = 6;

/** Why `count` more tasks are too many, in AWS's words, or `undefined`. The apostrophe is curly in AWS's text. */
export function fargateQuotaProblem(
  region: Region,
  definition: TaskDefinitionRecord,
  count: number,
): string | undefined {
  let units = count * Number(definition.cpu ?? 0);
  for (const { task } of tasks(region).all()) {
    if (task.lastStatus !== 'STOPPED') units += Number(task.cpu ?? 0);
  }
  if (units <= VCPUS * 1024) return undefined;
  return 'You’ve reached the limit on the number of vCPUs you can run concurrently';
}
