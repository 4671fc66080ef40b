import type { Region } from '../../../core/account.ts';
import type { Permission } from '../../../core/operation.ts';
import { clusterArn, clusterName } from '../clusters/clusters.ts';
import { taskArn } from './tasks.ts';

/**
 * The permissions for a call on several tasks: the action on each of them, or on any of the cluster when it names none.
 */
export function onTasks(
  action: string,
  { cluster, tasks = [] }: { cluster?: string | undefined; tasks?: string[] | undefined },
  region: Region,
): Permission[] {
  const name = clusterName(cluster);
  return (tasks.length > 0 ? tasks : ['*']).map((reference) => ({
    action: `ecs:${action}`,
    resource: taskArn(region, name, reference),
    context: { 'ecs:cluster': clusterArn(region, name) },
  }));
}
