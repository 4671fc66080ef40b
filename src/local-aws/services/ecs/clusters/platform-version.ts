import {
  PlatformTaskDefinitionIncompatibilityException$,
  PlatformUnknownException$,
  type Service,
  type TaskOverride,
} from '@aws-sdk/client-ecs';
import { awsError } from '../../../core/error.ts';
import { cpuUnits } from '../task-definitions/fargate-sizes.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';

/**
 * Throws PlatformUnknownException for a version that Fargate has not, and PlatformTaskDefinitionIncompatibilityException for one
 * on which the task definition cannot run.
 */
export function checkPlatformVersion(
  version: string,
  definition: TaskDefinitionRecord,
  overrides: TaskOverride = {},
): void {
  const [latest, ...older] = VERSIONS[systemOf(definition)];
  if (![...VERSIONS.linux, ...VERSIONS.windows, 'LATEST'].includes(version)) {
    // https://github.com/jenkinsci/amazon-ecs-plugin/issues/218
    throw awsError(PlatformUnknownException$, 'The specified platform does not exist.');
  }
  if (version === 'LATEST' || version === latest) return;
  if (older.includes(version) && !needsLatest(definition, overrides)) return;
  // https://github.com/jenkinsci/amazon-ecs-plugin/issues/218
  throw awsError(
    PlatformTaskDefinitionIncompatibilityException$,
    'One or more of the requested capabilities are not supported.',
  );
}

type Platform = Pick<Service, 'platformVersion' | 'platformFamily'>;

/**
 * The platform that a service shows: on container instances it has none.
 * https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
 */
export function platformOfService(
  { launchType }: Pick<Service, 'launchType'>,
  definition: TaskDefinitionRecord,
  version = 'LATEST',
): Platform {
  if (launchType === 'EC2') return {};
  return { platformVersion: version, platformFamily: platformFamilyOf(definition) };
}

/** The same of a deployment, a revision or a task, for which `LATEST` is the one of the day. */
export function resolvedPlatform({ platformVersion, platformFamily = '' }: Platform): Platform {
  if (platformVersion === undefined) return {};
  const [latest] = VERSIONS[platformFamily.startsWith('WINDOWS') ? 'windows' : 'linux'];
  return {
    platformVersion: platformVersion === 'LATEST' ? latest : platformVersion,
    platformFamily,
  };
}

// --- internal ---

/**
 * The versions of the platform, the latest first. That 1.0.0 of Linux is told apart from none is a guess.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
 */
const VERSIONS: Record<'linux' | 'windows', [string, ...string[]]> = {
  linux: ['1.4.0', '1.3.0'],
  windows: ['1.0.0'],
};

function systemOf(definition: TaskDefinitionRecord): keyof typeof VERSIONS {
  return platformFamilyOf(definition).startsWith('WINDOWS') ? 'windows' : 'linux';
}

/** The family that services and tasks show, which is spelt as a word where the task definition has `LINUX`. */
function platformFamilyOf({ runtimePlatform }: TaskDefinitionRecord): string {
  const { operatingSystemFamily: family = 'LINUX' } = runtimePlatform ?? {};
  return family === 'LINUX' ? 'Linux' : family;
}

/**
 * True if a task uses something that came with 1.4.0, as the API reference says of each:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
function needsLatest(definition: TaskDefinitionRecord, overrides: TaskOverride): boolean {
  const { containerDefinitions = [], volumes = [], runtimePlatform } = definition;
  const containers = [...containerDefinitions, ...(overrides.containerOverrides ?? [])];
  return (
    runtimePlatform?.cpuArchitecture === 'ARM64' ||
    (definition.ephemeralStorage ?? overrides.ephemeralStorage) !== undefined ||
    volumes.some(({ efsVolumeConfiguration }) => efsVolumeConfiguration) ||
    containers.some(({ environmentFiles = [] }) => environmentFiles.length > 0) ||
    containerDefinitions.some(
      ({ linuxParameters }) => linuxParameters?.capabilities?.add?.length,
    ) ||
    (cpuUnits(overrides.cpu ?? definition.cpu ?? '') ?? 0) > 4096
  );
}
