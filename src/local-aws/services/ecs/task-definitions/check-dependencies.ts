import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';
import { hasCycle } from './has-cycle.ts';

/** Refuses containers that wait for what never comes, with ClientException. `names` are those of all containers. */
export function checkDependencies(
  containers: readonly ContainerDefinition[],
  names: ReadonlySet<string>,
): void {
  const byName = new Map(containers.map((container) => [container.name!, container]));
  for (const { dependsOn = [] } of containers) {
    for (const { containerName = '', condition = '' } of dependsOn) {
      if (!names.has(containerName)) {
        // The plus sign is AWS's:
        // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-dependson-container-missing
        throw clientException(
          `Cannot depend on container + '${containerName}' because it does not exist`,
        );
      }
      checkCondition(byName.get(containerName)!, condition);
    }
  }
  const awaited = new Map(
    containers.map(({ name, dependsOn = [] }) => [
      name!,
      dependsOn.map(({ containerName = '' }) => containerName),
    ]),
  );
  // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json
  if (hasCycle(awaited)) throw clientException('Container dependsOn contains a cycle');
}

// --- internal ---

function checkCondition({ essential, healthCheck }: ContainerDefinition, condition: string): void {
  if (['SUCCESS', 'COMPLETE'].includes(condition) && essential !== false) {
    // https://github.com/boto/boto3/issues/2436
    throw clientException(
      'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    );
  }
  if (condition === 'HEALTHY' && !healthCheck) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-dependson-healthy-without-healthcheck
    throw clientException(
      'A dependency container with HEALTHY condition must have health check configured',
    );
  }
}
