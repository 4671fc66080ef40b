import type { DeploymentStrategy, LoadBalancer } from '@aws-sdk/client-ecs';
import type { TaskTarget } from '../tasks/tasks.ts';

/**
 * Where the tasks of a new deployment are registered. A strategy that shifts traffic uses the other target group of each
 * pair than the deployment that serves now; a rolling one stays where production is.
 */
export function nextTargets(
  loadBalancers: readonly LoadBalancer[],
  strategy: DeploymentStrategy,
  serving: readonly TaskTarget[] | undefined,
): TaskTarget[] {
  return loadBalancers.map(
    ({ targetGroupArn = '', containerName = '', containerPort = 0, advancedConfiguration }) => {
      const alternate = advancedConfiguration?.alternateTargetGroupArn ?? targetGroupArn;
      const isOther = serving?.some((each) => each.targetGroupArn === alternate) ?? false;
      const current = isOther ? alternate : targetGroupArn;
      const other = isOther ? targetGroupArn : alternate;
      const shifts = strategy !== 'ROLLING' && serving !== undefined;
      return { targetGroupArn: shifts ? other : current, containerName, containerPort };
    },
  );
}
