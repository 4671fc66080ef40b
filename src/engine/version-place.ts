import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { NextVersion } from './next-version.ts';
import { isAsAsked } from './step.ts';

/** The outputs of other steps by which a version is placed. */
interface Place {
  registerTaskDefinition: { taskDefinitionArn: string; port: number };
  createTargetGroup: { targetGroupArn: string };
  prepareBlueGreen: { targetGroupArn: string };
  createInfrastructureRole: { roleArn: string };
}

/** The two target groups, the container, and the role by which ECS moves traffic between them. */
export function balancerFor(place: Place) {
  return {
    targetGroupArn: place.createTargetGroup.targetGroupArn,
    containerName: 'web',
    containerPort: place.registerTaskDefinition.port,
    advancedConfiguration: {
      alternateTargetGroupArn: place.prepareBlueGreen.targetGroupArn,
      roleArn: place.createInfrastructureRole.roleArn,
    },
  };
}

/** Returns true if a version is a copy of the newest revision and, where it runs, is deployed as was asked for. */
export function isPlaced(
  { from, holds, service }: NextVersion,
  place: Place,
  deploymentConfiguration: DeploymentConfiguration,
): boolean {
  if (from !== place.registerTaskDefinition.taskDefinitionArn) return false;
  return (
    !holds || isAsAsked(service, { loadBalancers: [balancerFor(place)], deploymentConfiguration })
  );
}
