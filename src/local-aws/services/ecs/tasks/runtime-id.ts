import type { Region } from '../../../core/account.ts';

/** The id that a container has on its machine, as DescribeTasks and the metadata of the task show it. */
export function runtimeIdOf({ account }: Region, taskId: string, container: string): string {
  return `${taskId}-${1_000_000_000 + account.chance(4_000_000_000, taskId, container)}`;
}
