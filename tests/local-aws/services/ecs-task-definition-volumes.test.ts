import type { Volume } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import {
  CONTAINER,
  onInstances,
  refusalOf,
  register,
  type Changes,
  type Refused,
} from './ecs-task-definition-fixtures.ts';

const REFERENCE = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference';

/** A task definition with volumes, each mounted. */
function withVolumes(...volumes: Volume[]): Changes {
  const mountPoints = volumes.map(({ name }) => ({
    sourceVolume: name,
    containerPath: `/${name}`,
  }));
  return { volumes, containerDefinitions: [{ ...CONTAINER, mountPoints }] };
}

const EFS = { fileSystemId: 'fs-01234567' };
const S3 = {
  fileSystemArn: 'arn:aws:s3files:us-east-1:111122223333:file-system/fs-01234567890abcdef',
};
const FSX = {
  fileSystemId: 'fs-01234567890abcdef',
  rootDirectory: 'data',
  authorizationConfig: {
    credentialsParameter: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:windows',
    domain: 'example.com',
  },
};

const REFUSED: Refused[] = [
  [
    'a name with a space',
    withVolumes({ name: 'a b' }),
    'volume.name contains invalid characters.',
    'https://github.com/aws/amazon-ecs-cli/issues/277',
  ],
  [
    'a name with a dot',
    withVolumes({ name: 'docker.sock' }),
    'volume.name contains invalid characters.',
    'https://github.com/openfresh/ecs-formation/pull/22',
  ],
  [
    'a name of 256 letters',
    withVolumes({ name: 'a'.repeat(256) }),
    'volume.name contains invalid characters.',
    `${REFERENCE}/API_Volume.html`,
  ],
  [
    'an empty name',
    { volumes: [{ name: '' }] },
    'volume.name should not be null or empty.',
    `${REFERENCE}/API_Volume.html, the words a guess`,
  ],
  [
    'a volume of EFS without a name',
    { volumes: [{ efsVolumeConfiguration: EFS }] },
    'volume.name should not be null or empty.',
    `${REFERENCE}/API_Volume.html, the words a guess`,
  ],
  [
    'FSx for Windows File Server on Fargate',
    withVolumes({ name: 'v', fsxWindowsFileServerVolumeConfiguration: FSX }),
    'Fargate compatible task definitions do not support fsxWindowsFileServerVolumeConfiguration',
    'https://github.com/aws/containers-roadmap/issues/1654, the words a guess',
  ],
  [
    'an empty path on the host',
    onInstances(withVolumes({ name: 'v', host: { sourcePath: '' } })),
    'host.sourcePath should not be blank.',
    'https://github.com/aws/amazon-ecs-cli/issues/11',
  ],
  [
    'an empty driver of Docker',
    onInstances(withVolumes({ name: 'v', dockerVolumeConfiguration: { driver: '' } })),
    'volume.dockerVolumeConfiguration.driver should not be null or empty.',
    'https://github.com/aws/amazon-ecs-cli/issues/927',
  ],
  [
    'a volume of the task that is not to be made',
    onInstances(
      withVolumes({
        name: 'v',
        dockerVolumeConfiguration: { scope: 'task', autoprovision: false },
      }),
    ),
    "When 'scope' parameter is 'task', 'autoprovision' must either not be specified or set to 'True'.",
    'https://github.com/aws/aws-cdk/issues/26697',
  ],
  [
    'an access point of EFS without encryption',
    withVolumes({
      name: 'v',
      efsVolumeConfiguration: { ...EFS, authorizationConfig: { accessPointId: 'fsap-01234567' } },
    }),
    'EFS access point requires TransitEncryption to be enabled.',
    'https://github.com/aws/aws-cdk/issues/10683, the words a guess',
  ],
  [
    'S3 Files without a task role',
    withVolumes({ name: 'v', s3filesVolumeConfiguration: S3 }),
    'S3 Files volumes require that the task definition has a taskRoleArn.',
    `${REFERENCE}/API_S3FilesVolumeConfiguration.html, the words a guess`,
  ],
  [
    'an access point of S3 Files together with a root directory',
    {
      taskRoleArn: 'task',
      ...withVolumes({
        name: 'v',
        s3filesVolumeConfiguration: {
          ...S3,
          rootDirectory: '/data',
          accessPointArn: `${S3.fileSystemArn}/access-point/fsap-01234567890abcdef`,
        },
      }),
    },
    'When using an S3 Files access point, the root directory must either be set to "/" or be omitted.',
    `${REFERENCE}/API_S3FilesVolumeConfiguration.html, the words a guess`,
  ],
  [
    'two volumes that are configured at launch',
    withVolumes({ name: 'a', configuredAtLaunch: true }, { name: 'b', configuredAtLaunch: true }),
    'Only one volume can have configuredAtLaunch in a task definition.',
    `${REFERENCE}/API_Volume.html, the words a guess`,
  ],
];

test.each(REFUSED)('a task definition is refused for %s', async (_what, changes, answer) => {
  expect(await refusalOf(changes)).toBe(`ClientException: ${answer}`);
});

const KEPT: [string, Changes][] = [
  ['without a name, on the host', { volumes: [{}] }],
  [
    'of EFS with an access point, encrypted',
    withVolumes({
      name: 'v',
      efsVolumeConfiguration: {
        ...EFS,
        rootDirectory: '/',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-01234567' },
      },
    }),
  ],
  [
    'of S3 Files, with a task role',
    { taskRoleArn: 'task', ...withVolumes({ name: 'v', s3filesVolumeConfiguration: S3 }) },
  ],
  ['that is configured at launch', withVolumes({ name: 'v', configuredAtLaunch: true })],
  [
    'of FSx on container instances',
    onInstances(withVolumes({ name: 'v', fsxWindowsFileServerVolumeConfiguration: FSX })),
  ],
  // https://github.com/hashicorp/terraform-provider-aws/pull/5907: scope and driver may be left out.
  [
    'of Docker that is made where it is missing',
    onInstances(withVolumes({ name: 'v', dockerVolumeConfiguration: { autoprovision: true } })),
  ],
];

test.each(KEPT)('a volume %s is kept and shown', async (_what, changes) => {
  const { volumes } = await register(changes);
  expect(volumes).toEqual(changes.volumes);
});
