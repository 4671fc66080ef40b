import type { Service } from '@aws-sdk/client-ecs';

/** Returns true if all tasks that were asked for run, and no deployment is under way. */
export function isSteady({ runningCount, desiredCount, deployments = [] }: Service): boolean {
  return runningCount === desiredCount && deployments.length === 1;
}

/** `a service that runs 1 of 3 tasks`. */
export function inWords(service: Service | undefined): string {
  if (!service) return 'no service';
  return `a service that runs ${service.runningCount} of ${service.desiredCount} tasks`;
}
