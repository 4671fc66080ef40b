import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import type { ImageBehaviour } from '../../../runtimes/container-images.ts';
import type { RunningTask, TaskContainer } from '../../../runtimes/container-runtime.ts';
import { parseTaskDefinition } from '../identifiers.ts';
import { attachmentOf, definitionOf } from './task-change.ts';
import type { TaskRecord } from './tasks.ts';

/** The containers of a task as its runtime gets them, with the behaviour that an injected fault gives them. */
export function containersOf(
  region: Region,
  record: TaskRecord,
  struck?: ImageBehaviour,
): TaskContainer[] {
  const { containerDefinitions = [], runtimePlatform } = definitionOf(region, record);
  const task = runningTask(record);
  const common = {
    architecture: runtimePlatform?.cpuArchitecture === 'ARM64' ? 'ARM64' : 'X86_64',
    task,
    ...(struck && { struck }),
  } as const;
  return containerDefinitions.map((container) => ({
    ...common,
    ...containerOf(record, container),
  }));
}

/** The private address of a task; empty before it has one. */
export function addressOf(record: TaskRecord): string {
  const details = attachmentOf(record).details ?? [];
  return details.find(({ name }) => name === 'privateIPv4Address')?.value ?? '';
}

// --- internal ---

function containerOf(
  { task }: TaskRecord,
  container: ContainerDefinition,
): Omit<TaskContainer, 'architecture' | 'task'> {
  const { name = '', image = '', environment = [], portMappings = [] } = container;
  const shown = task.containers.find((each) => each.name === name);
  const override = task.overrides?.containerOverrides?.find((each) => each.name === name);
  const variables = [...environment, ...(override?.environment ?? [])];
  return {
    id: shown?.containerArn ?? name,
    name,
    image,
    command: [...(container.entryPoint ?? []), ...(override?.command ?? container.command ?? [])],
    environment: Object.fromEntries(variables.map(({ name = '', value = '' }) => [name, value])),
    memory: override?.memory ?? container.memory ?? Number(task.memory ?? 0),
    ports: portMappings.flatMap(({ containerPort }) => containerPort ?? []),
    stopTimeout: container.stopTimeout ?? 30,
    hasInit: container.linuxParameters?.initProcessEnabled ?? false,
  };
}

function runningTask(record: TaskRecord): RunningTask {
  const { task, id } = record;
  const { family, revision } = parseTaskDefinition(task.taskDefinitionArn);
  const [kind, service] = task.group?.split(':') ?? [];
  return {
    arn: task.taskArn,
    id,
    family,
    revision: Number(revision),
    zone: task.availabilityZone ?? '',
    ...(kind === 'service' && service !== undefined && { service }),
    privateIp: addressOf(record),
  };
}
