import type { Region } from '../../../core/account.ts';
import { canAssume } from '../../iam/roles/assume.ts';
import { taskArn } from './tasks.ts';

/**
 * The refusal of ECS for roles that it cannot assume for a task in a cluster, in AWS's words, or `undefined`.
 *
 * ECS says for which resource it asks, and AWS does not say which that is, only that a policy cannot single out a
 * cluster: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html. So here it is the task, which
 * has no id before it can have its roles.
 */
export function roleProblem(
  region: Region,
  clusterName: string,
  references: readonly (string | undefined)[],
): string | undefined {
  const sourceArn = taskArn(region, clusterName, '*');
  const assumer = { service: 'ecs-tasks.amazonaws.com', sourceArn };
  for (const reference of references) {
    if (!reference) continue;
    const isFaulty = region.account.faults.take(['role-propagation'], { service: 'ecs' });
    if (!isFaulty && canAssume(region, reference, assumer)) continue;
    const arn = reference.startsWith('arn:')
      ? reference
      : `arn:aws:iam::${region.accountId}:role/${reference}`;
    return `ECS was unable to assume the role '${arn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
  }
  return undefined;
}
