import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';
import { isValidName } from '../valid-name.ts';
import { checkContainerSizes } from './check-container-sizes.ts';
import { checkDependencies } from './check-dependencies.ts';
import { checkEnvironment } from './check-environment.ts';
import { checkHealthCheck } from './check-health-check.ts';
import { checkLinks } from './check-links.ts';
import { checkLinuxParameters } from './check-linux-parameters.ts';
import { checkLogConfigurations } from './check-log-configurations.ts';
import { checkNetworkMembers } from './check-network-members.ts';
import { checkPorts } from './check-ports.ts';
import { checkProcess } from './check-process.ts';
import { checkSystemControls } from './check-system-controls.ts';
import type { TaskSize } from './fargate-sizes.ts';

/** Refuses containers that ECS refuses wherever they run, with ClientException. `accountId` is whose they are. */
export function checkContainers(
  input: RegisterTaskDefinitionCommandInput,
  size: TaskSize,
  accountId: string,
): void {
  const { containerDefinitions = [], networkMode } = input;
  if (containerDefinitions.length > 10) {
    // https://github.com/aws/amazon-ecs-cli/issues/184; and so many are allowed by
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html.
    throw clientException('Too many containers.');
  }
  const names = checkNames(containerDefinitions);
  for (const container of containerDefinitions) {
    checkImage(container);
    checkEnvironment(container, accountId);
    checkNetworkMembers(container, networkMode);
    checkHealthCheck(container);
    checkProcess(container);
    checkLinuxParameters(container);
    checkSystemControls(container, input);
  }
  checkLinks(containerDefinitions, networkMode);
  checkPorts(containerDefinitions, networkMode);
  checkLogConfigurations(containerDefinitions);
  checkVolumesFrom(containerDefinitions, names);
  if (!containerDefinitions.some(({ essential = true }) => essential)) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-essential-container
    throw clientException("Task definition doesn't have any essential container.");
  }
  checkDependencies(containerDefinitions, names);
  checkContainerSizes(containerDefinitions, size);
}

// --- internal ---

function checkNames(containers: readonly ContainerDefinition[]): Set<string> {
  const names = new Set<string>();
  for (const { name } of containers) {
    // https://github.com/hashicorp/terraform/issues/2888
    if (!name) throw clientException('Container.name should not be null or empty.');
    // https://github.com/hashicorp/terraform-provider-aws/issues/5950
    if (!isValidName(name)) throw clientException('Container.name contains invalid characters.');
    if (names.has(name)) {
      // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-duplicate-container-names
      throw clientException('Container names must be unique within a task definition.');
    }
    names.add(name);
  }
  return names;
}

/**
 * The words are AWS's: https://github.com/convox/praxis/issues/121, https://github.com/hashicorp/terraform-provider-aws/issues/22629,
 * https://github.com/aws-actions/amazon-ecs-render-task-definition/issues/49. Which characters there may be is the API
 * reference's: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
function checkImage({ image }: ContainerDefinition): void {
  if (!image) throw clientException('Container.image should not be null or empty.');
  const [beforeDigest = ''] = image.split('@');
  if (beforeDigest.length > 255) {
    throw clientException('Container.image should be 255 characters or less');
  }
  if (/^[\w\-:./#]+(@sha256:[\dA-Fa-f]{64})?$/.test(image) && !image.includes('//')) return;
  throw clientException('Container.image contains invalid characters.');
}

/** https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-volumesfrom-source-container-missing */
function checkVolumesFrom(
  containers: readonly ContainerDefinition[],
  names: ReadonlySet<string>,
): void {
  for (const { sourceContainer = '' } of containers.flatMap((each) => each.volumesFrom ?? [])) {
    if (names.has(sourceContainer)) continue;
    throw clientException(
      `Invalid 'volumesFrom' setting. Unknown container: '${sourceContainer}'.`,
    );
  }
}
