import type { Region } from '../../core/account.ts';
import { canAssume } from '../iam/assume.ts';

/** The refusal of ECS for roles of a task that it cannot assume, in AWS's words, or `undefined`. */
export function roleProblem(
  region: Region,
  references: readonly (string | undefined)[],
): string | undefined {
  for (const reference of references) {
    if (!reference) continue;
    const isFaulty = region.account.faults.take(['role-propagation'], { service: 'ecs' });
    if (!isFaulty && canAssume(region, reference, 'ecs-tasks.amazonaws.com')) continue;
    const arn = reference.startsWith('arn:')
      ? reference
      : `arn:aws:iam::${region.accountId}:role/${reference}`;
    return `ECS was unable to assume the role '${arn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
  }
  return undefined;
}
