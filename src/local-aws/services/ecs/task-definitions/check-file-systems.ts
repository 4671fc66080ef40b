import type {
  EFSVolumeConfiguration,
  RegisterTaskDefinitionCommandInput,
  S3FilesVolumeConfiguration,
} from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/** Refuses a volume of Amazon EFS that could not be mounted, with ClientException. */
export function checkEfs({
  rootDirectory = '/',
  transitEncryption,
  transitEncryptionPort,
  authorizationConfig: { accessPointId, iam } = {},
}: EFSVolumeConfiguration): void {
  if (accessPointId && !isRoot(rootDirectory)) {
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
  if (accessPointId) {
    // That it is refused is in https://github.com/aws/aws-cdk/issues/10683; the words are a guess that follows those above.
    throw clientException('EFS access point requires TransitEncryption to be enabled.');
  }
  if (transitEncryptionPort !== undefined) {
    // https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/ecs/pf-ecs-efs-transit-encryption-port-without-encryption/meta.yaml
    throw clientException('TransitEncryptionPort requires that TransitEncryption is enabled.');
  }
}

/**
 * Refuses a volume of Amazon S3 Files that could not be mounted, with ClientException. The rules are the API reference's,
 * the words guesses: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_S3FilesVolumeConfiguration.html, read
 * 2026-11-30
 */
export function checkS3Files(
  { rootDirectory = '/', accessPointArn }: S3FilesVolumeConfiguration,
  { taskRoleArn }: Pick<RegisterTaskDefinitionCommandInput, 'taskRoleArn'>,
): void {
  if (accessPointArn && !isRoot(rootDirectory)) {
    throw clientException(
      'When using an S3 Files access point, the root directory must either be set to "/" or be omitted.',
    );
  }
  if (!taskRoleArn) {
    throw clientException('S3 Files volumes require that the task definition has a taskRoleArn.');
  }
}

// --- internal ---

/** An empty root directory is the root, as one that is left out is. */
function isRoot(directory: string): boolean {
  return directory === '/' || directory === '';
}
