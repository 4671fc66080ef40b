import type { Region } from '../../../core/account.ts';
import type { FaultKind } from '../../../core/faults.ts';
import { reachesInternet } from '../../ec2/routing/reachability.ts';
import type { ImageBehaviour } from '../../../runtimes/container-images.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';
import { secretProblem } from './task-secrets.ts';
import type { TaskEnvironment } from './task-fate.ts';
import { logProblems } from './task-logs.ts';
import type { TaskRecord } from './tasks.ts';

/** The environment of a task at this moment. */
export function environmentOf(
  region: Region,
  { id, network }: TaskRecord,
  definition: TaskDefinitionRecord,
): TaskEnvironment {
  return {
    secretProblem: secretProblem(region, definition, id),
    reachesInternet: reachesInternet(region, network.subnetId, network.publicIp),
    logProblems: logProblems(region, definition, id),
  };
}

/** The fault that strikes a task, if one was injected. Called once for each task: the call takes the fault. */
export function imageFault(region: Region): ImageBehaviour | undefined {
  const kind = region.account.faults.take(KINDS, { service: 'ecs' });
  return kind && FAULTS[kind];
}

// --- internal ---

const FAULTS = {
  'image-not-found': 'not-found',
  'wrong-architecture': 'wrong-architecture',
  'exit-1': 'fails',
  'out-of-memory': 'out-of-memory',
  unhealthy: 'unhealthy',
} as const satisfies Partial<Record<FaultKind, ImageBehaviour>>;

const KINDS = Object.keys(FAULTS) as (keyof typeof FAULTS)[];
