import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { checkContainers } from './check-containers.ts';
import { clientException } from '../errors.ts';
import { cpuUnits, FARGATE_SIZES, memoryMiB, type TaskSize } from './fargate-sizes.ts';
import { checkTags } from '../tags.ts';
import { isValidName } from '../valid-name.ts';

/**
 * Refuses what ECS refuses at registration, with ClientException. Texts without another word beside them are AWS's
 * own, from public transcripts.
 */
export function checkTaskDefinition(input: RegisterTaskDefinitionCommandInput): TaskSize {
  const { family = '', containerDefinitions = [], networkMode } = input;
  if (family === '') throw clientException('Family can not be blank.');
  if (!isValidName(family)) {
    throw clientException('Family contains invalid characters.');
  }
  if (input.tags?.length === 0) throw clientException('Tags can not be empty.');
  checkTags(input.tags, clientException);
  if (containerDefinitions.length === 0) throw clientException('Container list cannot be empty.');
  if (networkMode && !['awsvpc', 'bridge', 'host', 'none'].includes(networkMode)) {
    // A guess at the wording.
    throw clientException(`Invalid network mode: ${networkMode}`);
  }
  const size = {
    ...sizeOf('cpu', input.cpu, cpuUnits),
    ...sizeOf('memory', input.memory, memoryMiB),
  };
  if (wantsFargate(input)) checkFargate(input, size);
  checkContainers(input, size);
  return size;
}

/** True if Fargate could run it, asked for or not, as `compatibilities` in the reply says. */
export function fitsFargate(input: RegisterTaskDefinitionCommandInput, size: TaskSize): boolean {
  try {
    checkFargate(input, size);
    return true;
  } catch {
    return false;
  }
}

// --- internal ---

function wantsFargate(input: RegisterTaskDefinitionCommandInput): boolean {
  return input.requiresCompatibilities?.includes('FARGATE') === true;
}

function sizeOf(
  member: 'cpu' | 'memory',
  text: string | undefined,
  parse: (text: string) => number | undefined,
): TaskSize {
  if (text === undefined || text === '') return {};
  const value = parse(text);
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
  if (value === undefined || value === 0)
    throw clientException(`Invalid '${member}' setting for task.`);
  return { [member]: value };
}

function checkFargate(input: RegisterTaskDefinitionCommandInput, { cpu, memory }: TaskSize): void {
  if (input.networkMode !== 'awsvpc') {
    // The quotation marks are curly in AWS's text.
    throw clientException('Fargate only supports network mode ‘awsvpc’.');
  }
  if (cpu === undefined) {
    throw clientException("Fargate requires that 'cpu' be defined at the task level.");
  }
  if (memory === undefined) {
    throw clientException("Fargate requires that 'memory' be defined at the task level.");
  }
  if (FARGATE_SIZES.get(cpu)?.includes(memory) !== true) {
    throw clientException(
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`,
    );
  }
  checkPlatform(input, cpu);
  checkFargateMembers(input);
  if (!input.executionRoleArn) checkWithoutExecutionRole(input);
}

/** Windows does not come in the sizes below 1 vCPU and above 4. The wordings are guesses. */
function checkPlatform(
  { runtimePlatform = {} }: RegisterTaskDefinitionCommandInput,
  cpu: number,
): void {
  const { operatingSystemFamily: system = 'LINUX', cpuArchitecture: architecture = 'X86_64' } =
    runtimePlatform;
  if (!/^(LINUX|WINDOWS_SERVER_20(19|22|25)_(FULL|CORE))$/.test(system)) {
    throw clientException(`Fargate does not support the operating system family '${system}'.`);
  }
  if (!['X86_64', 'ARM64'].includes(architecture)) {
    throw clientException(`Fargate does not support the CPU architecture '${architecture}'.`);
  }
  if (system === 'LINUX') return;
  if (architecture !== 'X86_64') {
    throw clientException('Fargate supports Windows on the X86_64 CPU architecture only.');
  }
  if (cpu < 1024 || cpu > 4096) {
    throw clientException(`Fargate does not support Windows tasks with ${cpu} CPU.`);
  }
}

function checkFargateMembers(input: RegisterTaskDefinitionCommandInput): void {
  if (input.pidMode === 'host') {
    throw clientException(
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    );
  }
  // The rules below are the API reference's, the wordings guesses.
  if (input.ipcMode) throw clientException('Fargate does not support ipcMode.');
  if (input.placementConstraints && input.placementConstraints.length > 0) {
    throw clientException('Fargate does not support task placement constraints.');
  }
  const size = input.ephemeralStorage?.sizeInGiB;
  if (size !== undefined && (!Number.isInteger(size) || size < 21 || size > 200)) {
    throw clientException('The ephemeral storage size must be between 21 and 200 GiB.');
  }
  for (const { name = '', host } of input.volumes ?? []) {
    if (host?.sourcePath)
      throw clientException(`Fargate does not support host.sourcePath in volume '${name}'.`);
  }
  for (const container of input.containerDefinitions ?? []) {
    if (container.privileged) {
      throw clientException(
        `Fargate does not support privileged in container '${container.name}'.`,
      );
    }
    if (container.links && container.links.length > 0) {
      throw clientException(`Fargate does not support links in container '${container.name}'.`);
    }
    const { stopTimeout } = container;
    if (stopTimeout !== undefined && (stopTimeout < 2 || stopTimeout > 120)) {
      throw clientException(
        `The stopTimeout of container '${container.name}' must be between 2 and 120 seconds.`,
      );
    }
    const { logConfiguration } = container;
    if (logConfiguration?.logDriver === 'awslogs') {
      if (!logConfiguration.options?.['awslogs-stream-prefix']) {
        throw clientException(
          "Log driver awslogs requires option 'awslogs-stream-prefix' for Fargate.",
        );
      }
    } else if (
      logConfiguration &&
      !['splunk', 'awsfirelens'].includes(logConfiguration.logDriver ?? '')
    ) {
      throw clientException(
        `Fargate does not support the log driver ${logConfiguration.logDriver}.`,
      );
    }
  }
}

function checkWithoutExecutionRole({
  containerDefinitions = [],
}: RegisterTaskDefinitionCommandInput): void {
  const needs = (what: string) =>
    clientException(
      `Fargate requires task definition to have execution role ARN to support ${what}.`,
    );
  for (const {
    image = '',
    logConfiguration,
    secrets,
    repositoryCredentials,
  } of containerDefinitions) {
    if (/^\d{12}\.dkr\.ecr\./.test(image)) throw needs('ECR images');
    if (logConfiguration?.logDriver === 'awslogs') throw needs('log driver awslogs');
    // The two below are guesses that follow the two above.
    if (secrets && secrets.length > 0) throw needs('secrets');
    if (repositoryCredentials) throw needs('private registry authentication');
  }
}
