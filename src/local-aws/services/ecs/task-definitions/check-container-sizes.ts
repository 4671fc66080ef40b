import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';
import type { TaskSize } from './fargate-sizes.ts';

/**
 * Refuses containers that do not fit into their task, with ClientException. The words are AWS's, as it was asked in
 * September 2026: https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function checkContainerSizes(
  containers: readonly ContainerDefinition[],
  { cpu, memory }: TaskSize,
): void {
  let [cpuSum, reserved] = [0, 0];
  for (const container of containers) {
    const { name, memory: hard, memoryReservation: soft } = container;
    checkSmallest(container);
    if (memory === undefined && hard === undefined && soft === undefined) {
      throw clientException(
        `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
      );
    }
    if (memory !== undefined && Math.max(hard ?? 0, soft ?? 0) > memory) {
      throw clientException(
        `The 'memory' setting for container '${name}' is greater than for the task.`,
      );
    }
    if (hard !== undefined && soft !== undefined && hard < soft) {
      // The API reference says "greater than", and AWS the following.
      throw clientException(
        `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`,
      );
    }
    cpuSum += container.cpu ?? 0;
    reserved += soft ?? hard ?? 0;
  }
  if (cpu !== undefined && cpuSum > cpu) {
    throw clientException(
      "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    );
  }
  if (memory !== undefined && reserved > memory) {
    if (containers.some(({ memoryReservation }) => memoryReservation !== undefined)) {
      // https://github.com/cloudnativedaysjp/dreamkast-infra/pull/4766
      throw clientException(
        "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.",
      );
    }
    // The rule is the API reference's, the wording a guess that follows the text above.
    throw clientException(
      "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'.",
    );
  }
}

// --- internal ---

/** Docker takes no less: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html, read 2026-11-30 */
const SMALLEST = [
  ['cpu', 0],
  ['memory', 4],
  ['memoryReservation', 4],
] as const;

function checkSmallest(container: ContainerDefinition): void {
  for (const [member, least] of SMALLEST) {
    if ((container[member] ?? least) >= least) continue;
    // https://github.com/ansible/ansible/issues/67647, of no memory
    throw clientException(`Invalid '${member}' setting for container '${container.name}'.`);
  }
}
