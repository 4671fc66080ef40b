import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

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
  for (const name of names) if (reaches(name, name, byName)) throw cyclic(name);
}

// --- internal ---

function checkCondition({ essential, healthCheck }: ContainerDefinition, condition: string): void {
  if (!['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'].includes(condition)) {
    // A guess at the wording.
    throw clientException(`Invalid container dependency condition: ${condition}`);
  }
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

function reaches(
  from: string,
  target: string,
  byName: ReadonlyMap<string, ContainerDefinition>,
  seen = new Set<string>(),
): boolean {
  for (const { containerName = '' } of byName.get(from)?.dependsOn ?? []) {
    if (containerName === target) return true;
    if (seen.has(containerName)) continue;
    seen.add(containerName);
    if (reaches(containerName, target, byName, seen)) return true;
  }
  return false;
}

/** The wording is a guess. */
function cyclic(name: string) {
  return clientException(`Container '${name}' depends on itself.`);
}
