import type { Region } from '../../core/account.ts';
import { isPublicSubnet } from '../ec2/subnets.ts';
import type { TaskDefinitionRecord } from './task-definitions.ts';
import type { TaskEnvironment } from './task-fate.ts';
import { logProblems } from './task-logs.ts';
import type { TaskRecord } from './tasks.ts';

/** What a task finds around it at this moment. */
export function environmentOf(
  region: Region,
  { id, network }: TaskRecord,
  definition: TaskDefinitionRecord,
): TaskEnvironment {
  return {
    reachesInternet: network.publicIp && isPublicSubnet(region, network.subnetId),
    logProblems: logProblems(region, definition, id),
    architecture: definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'ARM64' : 'X86_64',
  };
}
