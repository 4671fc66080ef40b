import type { Permission } from '../../../core/operation.ts';

/**
 * The permissions for passing roles to a service: an action without a call of its own. A role may be given by its
 * ARN or, in a task definition, by its bare name.
 */
export function passRole(
  roles: readonly (string | undefined)[],
  service:
    | 'cloudformation.amazonaws.com'
    | 'ecs.amazonaws.com'
    | 'ecs-tasks.amazonaws.com'
    | 'lambda.amazonaws.com',
  accountId: string,
): Permission[] {
  const arns = new Set<string>();
  for (const role of roles) {
    if (role) arns.add(role.startsWith('arn:') ? role : `arn:aws:iam::${accountId}:role/${role}`);
  }
  return [...arns].map((resource) => ({
    action: 'iam:PassRole',
    resource,
    context: { 'iam:PassedToService': service },
  }));
}
