import type {
  EFSVolumeConfiguration,
  RegisterTaskDefinitionCommandInput,
  Volume,
} from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/**
 * Refuses volumes that no task could have, with ClientException. The words are AWS's, most as it was asked on 2026-09-08:
 * https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function checkVolumes({
  volumes = [],
  containerDefinitions = [],
}: RegisterTaskDefinitionCommandInput): void {
  const names = new Set(volumes.map(({ name }) => name));
  const mounted = new Set<string>();
  for (const { sourceVolume = '' } of containerDefinitions.flatMap(
    ({ mountPoints = [] }) => mountPoints,
  )) {
    if (!names.has(sourceVolume)) throw clientException(`Unknown volume '${sourceVolume}'.`);
    mounted.add(sourceVolume);
  }
  for (const volume of volumes) {
    const { name = '', configuredAtLaunch } = volume;
    const kinds = KINDS.filter((kind) => volume[kind] !== undefined);
    if (kinds.length + (configuredAtLaunch ? 1 : 0) > 1) {
      // https://github.com/cloudposse/terraform-aws-ecs-alb-service-task/issues/185
      throw clientException(
        'When the volume parameter is specified, only one volume configuration type should be used.',
      );
    }
    if (volume.efsVolumeConfiguration) checkEfs(volume.efsVolumeConfiguration);
    if (configuredAtLaunch && !mounted.has(name)) {
      throw clientException(`Volumes [${name}] are not referenced by any of the containers`);
    }
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

function checkEfs({
  rootDirectory = '/',
  transitEncryption,
  transitEncryptionPort,
  authorizationConfig: { accessPointId, iam } = {},
}: EFSVolumeConfiguration): void {
  if (accessPointId && rootDirectory !== '/' && rootDirectory !== '') {
    // https://github.com/aws/aws-cdk/issues/10683
    throw clientException(
      'When using an EFS access point, the root directory must either be set to "/" or be omitted.',
    );
  }
  if (transitEncryption === 'ENABLED') return;
  if (iam === 'ENABLED') {
    // https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/ecs/pf-ecs-efs-iam-without-transit-encryption/meta.yaml
    throw clientException('EFS IAM authorization requires TransitEncryption to be enabled.');
  }
  if (transitEncryptionPort !== undefined) {
    // https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/ecs/pf-ecs-efs-transit-encryption-port-without-encryption/meta.yaml
    throw clientException('TransitEncryptionPort requires that TransitEncryption is enabled.');
  }
}
