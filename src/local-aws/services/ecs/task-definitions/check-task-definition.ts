import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { clientException, invalidParameter } from '../errors.ts';
import { checkTags } from '../tags.ts';
import { isValidName } from '../valid-name.ts';
import { checkContainers } from './check-containers.ts';
import { checkProxy } from './check-proxy.ts';
import { checkVolumes } from './check-volumes.ts';
import { checkCompatibilities } from './compatibilities.ts';
import { cpuUnits, memoryMiB, type TaskSize } from './fargate-sizes.ts';

/** The most that a task definition may have, in bytes: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const LARGEST = 65_536;

const ABOVE_ZERO = [1, Infinity] as const;

/** So much a task may have outside of Fargate: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html */
const INSTANCE_CPU = [128, 196_608] as const;

/**
 * Refuses what ECS refuses at registration, mostly with ClientException. Containers are looked at before Fargate is:
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
    ...sizeOf('cpu', input.cpu, isForFargate(input) ? ABOVE_ZERO : INSTANCE_CPU),
    ...sizeOf('memory', input.memory, ABOVE_ZERO),
  };
  checkRoles(input);
  checkContainers(input, size, accountId);
  checkVolumes(input);
  checkPlacement(input);
  checkProxy(input);
  checkStorage(input);
  checkCompatibilities(input, size);
  return size;
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

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html, read 2026-11-30 */
function checkPlacement({ placementConstraints = [] }: RegisterTaskDefinitionCommandInput): void {
  const types: string[] = placementConstraints.map(({ type = 'memberOf' }) => type);
  const wrong = types.find((type) => type !== 'memberOf');
  // https://github.com/aws/aws-cdk/issues/25905
  if (wrong !== undefined) throw clientException(`constraint.type '${wrong}' is not supported.`);
  if (placementConstraints.length > 10) {
    // A guess at the wording.
    throw clientException('A task can have at most 10 placementConstraints.');
  }
}

function isForFargate({ requiresCompatibilities }: RegisterTaskDefinitionCommandInput): boolean {
  return requiresCompatibilities?.includes('FARGATE') === true;
}

function sizeOf(
  member: 'cpu' | 'memory',
  text: string | undefined,
  [least, most]: readonly [number, number],
): TaskSize {
  if (text === undefined) return {};
  const value = (member === 'cpu' ? cpuUnits : memoryMiB)(text);
  if (value === undefined) {
    // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json, of 'cpu'
    throw invalidParameter(`Invalid '${member}' setting for task.`);
  }
  if (value < least || value > most) {
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
    throw clientException(`Invalid '${member}' setting for task.`);
  }
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
