import {
  ClusterNotFoundException,
  DescribeServicesCommand,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';
import { unless } from '../../src/engine/exercise.ts';

/** The service of a tutorial, or undefined where there is none, or a deleted one. */
export async function serviceOf(ecs: ECSClient, name: string): Promise<Service | undefined> {
  const ask = new DescribeServicesCommand({ cluster: name, services: [name] });
  const answer = await unless(ClusterNotFoundException, () => ecs.send(ask));
  const service = answer?.services?.[0];
  return service?.status === 'ACTIVE' ? service : undefined;
}

/** Returns true if all tasks that were asked for run, and no deployment is under way. */
export function isSteady({ runningCount, desiredCount, deployments = [] }: Service): boolean {
  return runningCount === desiredCount && deployments.length === 1;
}

/** `a service that runs 1 of 3 tasks`. */
export function inWords(service: Service | undefined): string {
  if (!service) return 'no service';
  return `a service that runs ${service.runningCount} of ${service.desiredCount} tasks`;
}
