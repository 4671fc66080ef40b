import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';
import type { TaskSize } from './fargate-sizes.ts';
import { isValidName } from '../valid-name.ts';

/** Refuses containers that ECS refuses wherever they run, with ClientException. */
export function checkContainers(
  { containerDefinitions = [], networkMode, volumes = [] }: RegisterTaskDefinitionCommandInput,
  size: TaskSize,
): void {
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/welcome-features.html; the wording is a guess.
  if (containerDefinitions.length > 10) {
    throw clientException('Container list cannot contain more than 10 containers.');
  }
  const names = new Set<string>();
  for (const container of containerDefinitions) {
    const { name, image } = container;
    if (!name) throw clientException('Container.name should not be null or empty.');
    if (!isValidName(name)) {
      throw clientException('Container.name contains invalid characters.');
    }
    if (!image) throw clientException('Container.image should not be null or empty.');
    // A guess at the wording.
    if (names.has(name))
      throw clientException(`Container names must be unique: '${name}' is used twice.`);
    names.add(name);
    checkPorts(container, networkMode);
    checkHealthCheck(container);
    checkLogging(container);
    checkMounts(container, new Set(volumes.map((volume) => volume.name ?? '')));
  }
  if (!containerDefinitions.some(({ essential = true }) => essential)) {
    // A guess at the wording.
    throw clientException('At least one container in a task definition must be essential.');
  }
  checkDependencies(containerDefinitions, names);
  checkSizes(containerDefinitions, size);
}

// --- internal ---

function checkPorts(
  { portMappings = [] }: ContainerDefinition,
  networkMode: string | undefined,
): void {
  for (const { containerPort, hostPort, containerPortRange } of portMappings) {
    if (containerPortRange !== undefined) continue;
    if (containerPort === undefined || containerPort < 1 || containerPort > 65_535) {
      // A guess at the wording.
      throw clientException('Container port must be between 1 and 65535.');
    }
    const shared = networkMode === 'awsvpc' || networkMode === 'host';
    if (shared && hostPort !== undefined && hostPort !== 0 && hostPort !== containerPort) {
      throw clientException(
        `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`,
      );
    }
  }
}

/** The ranges are the API reference's, the wordings guesses. */
function checkHealthCheck({ name, healthCheck }: ContainerDefinition): void {
  if (!healthCheck) return;
  const { command = [], interval, timeout, retries, startPeriod } = healthCheck;
  if (command.length === 0 || !['CMD', 'CMD-SHELL', 'NONE'].includes(command[0]!)) {
    throw clientException(
      `The health check command of container '${name}' must start with CMD or CMD-SHELL.`,
    );
  }
  const within = (member: string, value: number | undefined, least: number, most: number) => {
    if (value === undefined || (value >= least && value <= most)) return;
    throw clientException(
      `The health check ${member} of container '${name}' must be between ${least} and ${most}.`,
    );
  };
  within('interval', interval, 5, 300);
  within('timeout', timeout, 2, 60);
  within('retries', retries, 1, 10);
  within('startPeriod', startPeriod, 0, 300);
}

/** The required settings of Docker's driver. The wording is a guess. */
function checkLogging({ logConfiguration }: ContainerDefinition): void {
  if (logConfiguration?.logDriver !== 'awslogs') return;
  for (const option of ['awslogs-group', 'awslogs-region']) {
    if (!logConfiguration.options?.[option]) {
      throw clientException(`Log driver awslogs requires options: ${option}`);
    }
  }
}

/** The wording is a guess. */
function checkMounts(
  { mountPoints = [] }: ContainerDefinition,
  volumes: ReadonlySet<string>,
): void {
  for (const { sourceVolume = '' } of mountPoints) {
    if (!volumes.has(sourceVolume)) throw clientException(`Unknown volume '${sourceVolume}'.`);
  }
}

function checkDependencies(
  containers: readonly ContainerDefinition[],
  names: ReadonlySet<string>,
): void {
  const byName = new Map(containers.map((container) => [container.name!, container]));
  for (const { dependsOn = [] } of containers) {
    for (const { containerName = '', condition = '' } of dependsOn) {
      if (!names.has(containerName)) {
        // The plus sign is AWS's.
        throw clientException(
          `Cannot depend on container + '${containerName}' because it does not exist`,
        );
      }
      const other = byName.get(containerName)!;
      if (!['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'].includes(condition)) {
        // A guess at the wording.
        throw clientException(`Invalid container dependency condition: ${condition}`);
      }
      if (['SUCCESS', 'COMPLETE'].includes(condition) && other.essential !== false) {
        // https://github.com/boto/boto3/issues/2436
        throw clientException(
          'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
        );
      }
      if (condition === 'HEALTHY' && !other.healthCheck) {
        // A guess at the wording.
        throw clientException(
          `Container '${containerName}' needs a health check to be depended on as HEALTHY.`,
        );
      }
    }
  }
  for (const name of names) if (reaches(name, name, byName)) throw cyclic(name);
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

function checkSizes(containers: readonly ContainerDefinition[], { cpu, memory }: TaskSize): void {
  let [cpuSum, reserved] = [0, 0];
  for (const container of containers) {
    const { name, memory: hard, memoryReservation: soft } = container;
    if (memory === undefined && hard === undefined && soft === undefined) {
      throw clientException(
        `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
      );
    }
    const limit = Math.max(hard ?? 0, soft ?? 0);
    if (memory !== undefined && limit > memory) {
      throw clientException("The 'memory' setting for container is greater than for the task.");
    }
    if (hard !== undefined && soft !== undefined && hard <= soft) {
      // The rule is the API reference's, the wording a guess.
      throw clientException(
        `Invalid setting for container '${name}'. The 'memory' setting must be greater than 'memoryReservation'.`,
      );
    }
    cpuSum += container.cpu ?? 0;
    reserved += soft ?? hard ?? 0;
  }
  // The rules are the API reference's, the wordings guesses.
  if (cpu !== undefined && cpuSum > cpu) {
    throw clientException(
      "The sum of the 'cpu' settings of the containers is greater than for the task.",
    );
  }
  if (memory !== undefined && reserved > memory) {
    throw clientException(
      "The sum of the 'memory' settings of the containers is greater than for the task.",
    );
  }
}
