import type { DeletionTaskFailureReasonType, DeletionTaskStatusType } from '@aws-sdk/client-iam';
import type { Region } from '../../../core/account.ts';
import { REGIONS } from '../../../core/regions.ts';
import type { Table } from '../../../core/table.ts';
import { clusters } from '../../ecs/clusters/clusters.ts';
import { roles } from './roles.ts';

/** The deletion of a service-linked role, which takes its time. */
export interface DeletionTask {
  id: string;
  roleName: string;
  status: DeletionTaskStatusType;
  reason: DeletionTaskFailureReasonType | undefined;
}

/** The deletions of service-linked roles that were ever asked for. */
export function deletionTasks(region: Region): Table<DeletionTask> {
  return region.account.table<DeletionTask>('iam/deletion-task');
}

/** The kind of the timer that ends a deletion. */
export const DELETION_TIMER = 'iam/service-linked-role-deletion';

/** How long a deletion takes, in milliseconds. AWS gives no figure. */
const DELETION_TIME = 5_000;

/** Asks for a deletion. While one is in progress, another request joins it. */
export function startDeletion(region: Region, roleName: string, path: string): DeletionTask {
  const running = deletionTasks(region)
    .all()
    .find((task) => task.roleName === roleName && task.status === 'IN_PROGRESS');
  if (running) return running;
  const id = `task${path}${roleName}/${region.account.uuid('deletion task', roleName)}`;
  region.schedule(DELETION_TIMER, id, DELETION_TIME);
  const status = 'IN_PROGRESS';
  return deletionTasks(region).put(id, { id, roleName, status, reason: undefined });
}

/** Deletes the role, or finds that it is in use, and then the role stays. */
export function endDeletion(id: string, region: Region): void {
  const task = deletionTasks(region).get(id)!;
  const reason = task.roleName === 'AWSServiceRoleForECS' ? clustersInTheWay(region) : undefined;
  if (!reason) roles(region).delete(task.roleName);
  deletionTasks(region).put(id, { ...task, status: reason ? 'FAILED' : 'SUCCEEDED', reason });
}

/** Fails a deletion whose timer threw: the role stays. */
export function failDeletion(id: string, region: Region, why: string): void {
  const task = deletionTasks(region).get(id);
  if (!task) return;
  const reason = { Reason: why, RoleUsageList: [] };
  deletionTasks(region).put(id, { ...task, status: 'FAILED', reason });
}

// --- internal ---

/**
 * ECS gives its role up when there is no cluster in any Region.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles-for-clusters.html
 */
function clustersInTheWay({ account }: Region): DeletionTaskFailureReasonType | undefined {
  const RoleUsageList = [];
  for (const name of REGIONS['aws']!) {
    const alive = clusters(account.region(name))
      .all()
      .filter(({ status }) => status !== 'INACTIVE');
    if (alive.length === 0) continue;
    RoleUsageList.push({ Region: name, Resources: alive.map(({ clusterArn }) => clusterArn) });
  }
  if (RoleUsageList.length === 0) return undefined;
  // The wording is a guess.
  return { Reason: 'Please delete all ECS clusters that use the role.', RoleUsageList };
}
