import type { Region } from '../../../core/account.ts';
import type { LiveContainer, Wanted, WantedTask } from '../../../runtimes/live-containers.ts';
import { definitionOf } from '../tasks/task-change.ts';
import { containersOf } from '../tasks/task-containers.ts';
import { tasks, type TaskPhase, type TaskRecord } from '../tasks/tasks.ts';
import { endpointVariables } from './endpoint-variables.ts';
import { readOutputs } from './read-outputs.ts';

/** The tasks of a Region whose containers are to be there, and what is to become of them. */
export function wantedTasks(region: Region): WantedTask[] {
  return tasks(region)
    .by('everywhere', 'live')
    .flatMap((record) => {
      const wanted = wantedOf(record);
      return wanted ? [wantedTask(region, record, wanted)] : [];
    });
}

// --- internal ---

const WANTED: Partial<Record<TaskPhase, Wanted>> = {
  pulling: 'pulled',
  activating: 'started',
  running: 'kept',
  'asked-to-stop': 'kept',
  deactivating: 'kept',
  stopping: 'stopped',
};

/** A task that is to fail, because it has no network or no secrets, never gets as far as an engine. */
function wantedOf({ phase, fate }: TaskRecord): Wanted | undefined {
  return fate?.kind === 'runs' ? WANTED[phase] : undefined;
}

function wantedTask(region: Region, record: TaskRecord, wanted: Wanted): WantedTask {
  const { volumes, pidMode, containerDefinitions = [] } = definitionOf(region, record);
  const { overrides, cpu, memory } = record.task;
  const containers = containersOf(region, record).map((container): LiveContainer => {
    const definition = containerDefinitions.find(({ name }) => name === container.name)!;
    const override = overrides?.containerOverrides?.find(({ name }) => name === container.name);
    const read = readOutputs(region).get(container.id);
    return {
      ...container,
      // The values of the task definition outweigh those of Fargate.
      environment: {
        ...endpointVariables(region, record, container.name),
        ...container.environment,
      },
      definition: { ...definition, ...(override?.command && { command: override.command }) },
      ...(read && { read }),
    };
  });
  return {
    task: containers[0]!.task,
    cpu: Number(cpu ?? 0),
    memory: Number(memory ?? 0),
    definition: { ...(volumes && { volumes }), ...(pidMode && { pidMode }) },
    containers,
    wanted,
  };
}
