import type {
  Compatibility,
  ContainerDefinition,
  RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { notModelled } from '../../not-modelled.ts';
import { clientException } from '../errors.ts';
import { checkTags } from '../tags.ts';
import { isValidName } from '../valid-name.ts';
import { checkContainers } from './check-containers.ts';
import { checkFargate } from './check-fargate.ts';
import { checkProxy } from './check-proxy.ts';
import { checkVolumes } from './check-volumes.ts';
import { cpuUnits, memoryMiB, type TaskSize } from './fargate-sizes.ts';

/** The most that a task definition may have, in bytes: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const LARGEST = 65_536;

/**
 * Refuses what ECS refuses at registration, with ClientException. Containers are looked at before Fargate is:
 * https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-container-memory-required
 *
 * @param accountId the account that registers it
 */
export function checkTaskDefinition(
  input: RegisterTaskDefinitionCommandInput,
  accountId: string,
): TaskSize {
  checkFamily(input);
  checkTags(input.tags, clientException);
  const { containerDefinitions = [], networkMode } = input;
  if (containerDefinitions.length === 0) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-container-definitions-empty
    throw clientException('Container list cannot be empty.');
  }
  if (networkMode && !['awsvpc', 'bridge', 'host', 'none'].includes(networkMode)) {
    // A guess at the wording.
    throw clientException(`Invalid network mode: ${networkMode}`);
  }
  const { length } = JSON.stringify(input);
  if (length > LARGEST) {
    // AWS counts the bytes in a form of its own: https://github.com/awsdocs/amazon-ecs-developer-guide/pull/149
    throw clientException(`Actual length: '${length}'. Max allowed length is '65536' bytes.`);
  }
  const size = {
    ...sizeOf('cpu', input.cpu, cpuUnits),
    ...sizeOf('memory', input.memory, memoryMiB),
  };
  checkRoles(input);
  checkContainers(input, size, accountId);
  checkVolumes(input);
  checkProxy(input);
  checkStorage(input);
  if (input.requiresCompatibilities?.includes('FARGATE')) checkFargate(input, size);
  if (input.requiresCompatibilities?.includes('MANAGED_INSTANCES')) {
    throw notModelled('task definitions that require MANAGED_INSTANCES');
  }
  return size;
}

/** Where a task could run, asked for or not, as `compatibilities` in the reply says, in AWS's order. */
export function compatibilitiesOf(
  input: RegisterTaskDefinitionCommandInput,
  size: TaskSize,
): Compatibility[] {
  return [
    ...(fitsExternal(input) ? (['EXTERNAL'] as const) : []),
    'EC2',
    ...(fitsManagedInstances(input) ? (['MANAGED_INSTANCES'] as const) : []),
    ...(fitsFargate(input, size) ? (['FARGATE'] as const) : []),
  ];
}

// --- internal ---

/** The texts are AWS's own, where no comment says otherwise. */
function checkFamily({ family = '', tags }: RegisterTaskDefinitionCommandInput): void {
  // https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/630
  if (family === '') throw clientException('Family can not be blank.');
  // https://github.com/aws/aws-sdk-js/issues/1466
  if (!isValidName(family)) throw clientException('Family contains invalid characters.');
  // https://github.com/fabfuel/ecs-deploy/issues/146
  if (tags?.length === 0) throw clientException('Tags can not be empty.');
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

function checkRoles({ taskRoleArn, executionRoleArn, containerDefinitions = [] }: Roles): void {
  for (const role of [taskRoleArn, executionRoleArn]) {
    if (role === undefined || /^(arn:aws[a-z-]*:iam::\d{12}:role\/.+|[\w+=,.@-]+)$/.test(role)) {
      continue;
    }
    // https://github.com/fabfuel/ecs-deploy/issues/231
    throw clientException('Role is not valid');
  }
  if (executionRoleArn) return;
  if (containerDefinitions.some(hasSecrets)) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-secrets-without-execution-role
    throw clientException(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    );
  }
  if (containerDefinitions.some(({ repositoryCredentials }) => repositoryCredentials)) {
    // https://github.com/sil-org/ecs-deploy/issues/188
    throw clientException(
      'Private repository authentication requires that the task definition specify a value for executionRoleArn.',
    );
  }
}

/** Those of a log driver are read with the same role. */
function hasSecrets({ secrets = [], logConfiguration }: ContainerDefinition): boolean {
  return secrets.length > 0 || (logConfiguration?.secretOptions ?? []).length > 0;
}

type Roles = Pick<
  RegisterTaskDefinitionCommandInput,
  'taskRoleArn' | 'executionRoleArn' | 'containerDefinitions'
>;

/** https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-ephemeral-storage-range */
function checkStorage(input: RegisterTaskDefinitionCommandInput): void {
  if (input.inferenceAccelerators?.length) {
    throw clientException("Unsupported field 'inferenceAccelerators'.");
  }
  if (!input.ephemeralStorage) return;
  const { sizeInGiB = 0 } = input.ephemeralStorage;
  if (sizeInGiB < 21) throw clientException('EphemeralStorage size should be at least 21');
  if (sizeInGiB > 200) throw clientException('EphemeralStorage size should be at most 200');
  if (!input.requiresCompatibilities?.includes('EC2')) return;
  throw clientException('Tasks using the EC2 launch type do not support EphemeralStorage.');
}

function fitsFargate(input: RegisterTaskDefinitionCommandInput, size: TaskSize): boolean {
  try {
    checkFargate(input, size);
    return true;
  } catch {
    return false;
  }
}

/**
 * ECS Managed Instances run Linux, with these modes of networking, and mostly the task definitions for Fargate. That the
 * reply names them before Fargate is what public ones of 2026 show; that nothing else counts is a guess.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedInstancesNetworkConfiguration.html and
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-fargate-to-managed-instances.html, read 2026-11-29
 */
function fitsManagedInstances({
  networkMode = 'bridge',
  runtimePlatform,
}: RegisterTaskDefinitionCommandInput): boolean {
  const isLinux = (runtimePlatform?.operatingSystemFamily ?? 'LINUX') === 'LINUX';
  return isLinux && ['awsvpc', 'host', 'none'].includes(networkMode);
}

/**
 * Servers outside AWS have no network interfaces of AWS's and no file systems.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html, read 2026-11-29
 */
function fitsExternal({
  networkMode,
  volumes = [],
  proxyConfiguration,
}: RegisterTaskDefinitionCommandInput): boolean {
  return (
    networkMode !== 'awsvpc' &&
    !proxyConfiguration &&
    !volumes.some(({ efsVolumeConfiguration }) => efsVolumeConfiguration)
  );
}
