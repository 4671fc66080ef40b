import type { ContainerDefinition, RunTaskCommandInput, TaskOverride } from '@aws-sdk/client-ecs';
import { checkPlatformVersion } from '../clusters/platform-version.ts';
import { clientException, invalidParameter } from '../errors.ts';
import { checkEnvironment } from '../task-definitions/check-environment.ts';
import { cpuUnits, FARGATE_SIZES, memoryMiB } from '../task-definitions/fargate-sizes.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';

/** Refuses overrides that the task definition cannot take, with InvalidParameterException or ClientException. */
export function checkOverrides(
  definition: TaskDefinitionRecord,
  { overrides = {}, enableExecuteCommand, platformVersion }: RunTaskCommandInput,
  accountId: string,
): void {
  if (JSON.stringify(overrides).length > 8192) {
    // https://github.com/convox/rack/issues/1906
    throw invalidParameter('Container Overrides length must be at most 8192');
  }
  if (enableExecuteCommand && !(overrides.taskRoleArn || definition.taskRoleArn)) {
    // https://github.com/boto/boto3/issues/3173
    throw invalidParameter(
      'The execute command failed because a valid task role is not being used. Specify a valid task role in your task definition or as a task override and try again.',
    );
  }
  checkPlatformVersion(platformVersion ?? 'LATEST', definition, overrides);
  checkSizes(definition, overrides);
  checkContainers(definition, overrides);
  for (const container of definition.containerDefinitions ?? []) {
    checkContainer(container, overrides, accountId);
  }
  const { sizeInGiB } = overrides.ephemeralStorage ?? {};
  // AWS's words for a task definition; that they hold for an override is a guess.
  if (sizeInGiB !== undefined && sizeInGiB < 21) {
    throw invalidParameter('EphemeralStorage size should be at least 21');
  }
  // A guess too.
  if (sizeInGiB !== undefined && sizeInGiB > 200) {
    throw invalidParameter('EphemeralStorage size should be at most 200');
  }
}

// --- internal ---

/** The sizes of a task with its overrides, which must be one of Fargate's. */
function checkSizes(definition: TaskDefinitionRecord, overrides: TaskOverride): void {
  for (const member of ['cpu', 'memory'] as const) {
    const given = overrides[member];
    if (given === undefined) continue;
    if ((member === 'cpu' ? cpuUnits(given) : memoryMiB(given)) !== undefined) continue;
    // AWS's words for a task definition; that they hold for an override is a guess.
    throw clientException(`Invalid '${member}' setting for task.`);
  }
  const [cpu, memory] = sizesOf(definition, overrides);
  if (cpu === undefined || memory === undefined) return;
  if (FARGATE_SIZES.get(cpu)?.includes(memory) === true) return;
  // AWS's words for a task definition; that they hold for an override is a guess.
  throw clientException(
    `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`,
  );
}

function checkContainers(definition: TaskDefinitionRecord, overrides: TaskOverride): void {
  const [cpu, memory] = sizesOf(definition, overrides);
  const given = new Map(overrides.containerOverrides?.map((each) => [each.name, each]));
  const containers = definition.containerDefinitions ?? [];
  for (const name of given.keys()) {
    if (containers.some((container) => container.name === name)) continue;
    // https://github.com/azavea/django-ecsmanage/issues/21
    throw invalidParameter(
      `Override for container named ${name ?? null} is not a container in the TaskDefinition.`,
    );
  }
  let cpuSum = 0;
  for (const container of containers) {
    const { name } = container;
    const override = given.get(name);
    const hard = override?.memory ?? container.memory ?? 0;
    const soft = override?.memoryReservation ?? container.memoryReservation ?? 0;
    if (memory !== undefined && Math.max(hard, soft) > memory) {
      // https://github.com/artilleryio/artillery/issues/591
      throw invalidParameter(`'memory' setting for container '${name}' is greater than for task.`);
    }
    cpuSum += override?.cpu ?? container.cpu ?? 0;
  }
  if (cpu === undefined || cpuSum <= cpu) return;
  // AWS's words for a task definition; that they hold for an override is a guess.
  throw invalidParameter(
    "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
  );
}

/**
 * A container as it will be, with its override. That ECS says of a task that is run what it says of a task definition is a guess, but
 * its words for a secret speak of new variables: https://github.com/dagster-io/dagster/issues/11622
 */
function checkContainer(
  container: ContainerDefinition,
  { containerOverrides = [] }: TaskOverride,
  accountId: string,
): void {
  const { name, secrets = [] } = container;
  const override = containerOverrides.find((each) => each.name === name);
  if (!override) return;
  const { environment = [], environmentFiles = [], resourceRequirements = [] } = override;
  checkEnvironment({ environment, environmentFiles, secrets }, accountId);
  if (resourceRequirements.some(({ type }) => type === 'GPU')) {
    throw clientException(
      'Tasks using the Fargate launch type do not support GPU resource requirements.',
    );
  }
  const { memory, memoryReservation } = { ...container, ...override };
  if (memory === undefined || memoryReservation === undefined || memory >= memoryReservation) {
    return;
  }
  throw clientException(
    `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`,
  );
}

function sizesOf(
  definition: TaskDefinitionRecord,
  { cpu = definition.cpu, memory = definition.memory }: TaskOverride,
): [number | undefined, number | undefined] {
  return [cpuUnits(cpu ?? ''), memoryMiB(memory ?? '')];
}
