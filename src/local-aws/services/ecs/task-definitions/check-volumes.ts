import type { RegisterTaskDefinitionCommandInput, Volume } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';
import { isValidName } from '../valid-name.ts';
import { checkEfs, checkS3Files } from './check-file-systems.ts';

/**
 * Refuses volumes that no task could have, with ClientException. The words are AWS's, most as it was asked on 2026-09-08:
 * https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function checkVolumes(input: RegisterTaskDefinitionCommandInput): void {
  const { volumes = [], containerDefinitions = [] } = input;
  const names = new Set(volumes.map(({ name }) => name));
  const mounted = new Set<string>();
  for (const { sourceVolume = '' } of containerDefinitions.flatMap(
    ({ mountPoints = [] }) => mountPoints,
  )) {
    if (!names.has(sourceVolume)) throw clientException(`Unknown volume '${sourceVolume}'.`);
    mounted.add(sourceVolume);
  }
  for (const volume of volumes) {
    const { name = '', host, configuredAtLaunch } = volume;
    checkName(volume);
    const kinds = KINDS.filter((kind) => volume[kind] !== undefined);
    if (kinds.length + (configuredAtLaunch ? 1 : 0) > 1) {
      // https://github.com/cloudposse/terraform-aws-ecs-alb-service-task/issues/185
      throw clientException(
        'When the volume parameter is specified, only one volume configuration type should be used.',
      );
    }
    if (host?.sourcePath === '') {
      // https://github.com/aws/amazon-ecs-cli/issues/11
      throw clientException('host.sourcePath should not be blank.');
    }
    checkDocker(volume);
    if (volume.efsVolumeConfiguration) checkEfs(volume.efsVolumeConfiguration);
    if (volume.s3filesVolumeConfiguration) checkS3Files(volume.s3filesVolumeConfiguration, input);
    if (configuredAtLaunch && !mounted.has(name)) {
      throw clientException(`Volumes [${name}] are not referenced by any of the containers`);
    }
  }
  if (volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch).length > 1) {
    // The rule is the API reference's, the wording a guess:
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html
    throw clientException('Only one volume can have configuredAtLaunch in a task definition.');
  }
}

/** A volume as ECS keeps it: the root directory of a file system is written out. */
export function completedVolume(volume: Volume): Volume {
  const { efsVolumeConfiguration: efs } = volume;
  if (!efs) return volume;
  return { ...volume, efsVolumeConfiguration: { ...efs, rootDirectory: efs.rootDirectory || '/' } };
}

// --- internal ---

const KINDS = [
  'host',
  'dockerVolumeConfiguration',
  'efsVolumeConfiguration',
  'fsxWindowsFileServerVolumeConfiguration',
  's3filesVolumeConfiguration',
] as const;

/** These kinds need a name: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html, read 2026-11-30 */
const NAMED = [
  'efsVolumeConfiguration',
  's3filesVolumeConfiguration',
  'configuredAtLaunch',
] as const;

function checkName(volume: Volume): void {
  const { name } = volume;
  if (name === '' || (name === undefined && NAMED.some((kind) => volume[kind]))) {
    // A guess that follows what is said of a driver below.
    throw clientException('volume.name should not be null or empty.');
  }
  if (name !== undefined && !isValidName(name)) {
    // https://github.com/aws/amazon-ecs-cli/issues/277
    throw clientException('volume.name contains invalid characters.');
  }
}

function checkDocker({ dockerVolumeConfiguration: docker }: Volume): void {
  if (docker?.driver === '') {
    // https://github.com/aws/amazon-ecs-cli/issues/927
    throw clientException('volume.dockerVolumeConfiguration.driver should not be null or empty.');
  }
  if (docker?.scope === 'task' && docker.autoprovision === false) {
    // AWS's documentation says the opposite: https://github.com/aws/aws-cdk/issues/26697
    throw clientException(
      "When 'scope' parameter is 'task', 'autoprovision' must either not be specified or set to 'True'.",
    );
  }
}
