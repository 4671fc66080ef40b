import {
  LogDriver,
  type Compatibility,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { notModelled } from '../../not-modelled.ts';
import { clientException } from '../errors.ts';
import { checkFargate } from './check-fargate.ts';
import { checkLogDrivers } from './check-log-configurations.ts';
import type { TaskSize } from './fargate-sizes.ts';

/** Refuses a task definition that could not run where it is asked for, with ClientException. */
export function checkCompatibilities(
  input: RegisterTaskDefinitionCommandInput,
  size: TaskSize,
): void {
  const { requiresCompatibilities = [], containerDefinitions = [] } = input;
  if (requiresCompatibilities.includes('FARGATE')) checkFargate(input, size);
  else checkLogDrivers(containerDefinitions, Object.values(LogDriver));
  const tooMuch = tooMuchForExternal(input);
  if (requiresCompatibilities.includes('EXTERNAL') && tooMuch !== undefined) {
    // A guess that follows what is said of Fargate.
    throw clientException(`External compatible task definitions do not support ${tooMuch}`);
  }
  if (requiresCompatibilities.includes('MANAGED_INSTANCES')) {
    throw notModelled('task definitions that require MANAGED_INSTANCES');
  }
}

/** Where a task could run, asked for or not, as `compatibilities` in the reply says, in AWS's order. */
export function compatibilitiesOf(
  input: RegisterTaskDefinitionCommandInput,
  size: TaskSize,
): Compatibility[] {
  return [
    ...(tooMuchForExternal(input) === undefined ? (['EXTERNAL'] as const) : []),
    'EC2',
    ...(fitsManagedInstances(input) ? (['MANAGED_INSTANCES'] as const) : []),
    ...(fitsFargate(input, size) ? (['FARGATE'] as const) : []),
  ];
}

// --- internal ---

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
function tooMuchForExternal({
  networkMode,
  volumes = [],
  proxyConfiguration,
}: RegisterTaskDefinitionCommandInput): string | undefined {
  if (networkMode === 'awsvpc') return 'networkMode=awsvpc';
  if (proxyConfiguration) return 'proxyConfiguration';
  return volumes.some((each) => each.efsVolumeConfiguration) ? 'efsVolumeConfiguration' : undefined;
}
