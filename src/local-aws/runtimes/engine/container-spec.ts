import { randomBytes } from 'node:crypto';
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { LiveContainer, WantedTask } from '../live-containers.ts';
import { LINE_PORT } from './call-lines.ts';
import { ACCOUNT_LABEL, CONTAINER_LABEL, TASK_LABEL, volumeName } from './names.ts';

/** The body of `POST /containers/create`, as far as it is used. */
export interface ContainerSpec {
  Image: string;
  Labels: Record<string, string>;
  HostConfig: object;
  [member: string]: unknown;
}

/**
 * The container that holds the network namespace of a task, and publishes its ports: each on a free port of this machine's
 * loopback address, never on another. One of them is for the calls of its containers, and takes only who says a word.
 */
export function pauseSpec(
  account: string,
  image: string,
  network: string,
  { task, containers }: WantedTask,
): ContainerSpec {
  const inside = new Set([...containers.flatMap((each) => each.ports), LINE_PORT]);
  const ports = [...inside].map((port) => `${port}/tcp`);
  return {
    Image: image,
    Cmd: [randomBytes(16).toString('hex')],
    Labels: { [ACCOUNT_LABEL]: account, [TASK_LABEL]: task.arn },
    ExposedPorts: Object.fromEntries(ports.map((port) => [port, {}])),
    HostConfig: {
      NetworkMode: network,
      PortBindings: Object.fromEntries(
        ports.map((port) => [port, [{ HostIp: '127.0.0.1', HostPort: '' }]]),
      ),
      CapDrop: ['ALL'],
      ReadonlyRootfs: true,
      // Each line is a process.
      PidsLimit: 1000,
    },
  };
}

/**
 * A container of a task: in the network namespace of the task, within its own limits and those of the task, and without any
 * privilege. The names of ECS's parameters are in
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 */
export function containerSpec(
  account: string,
  pause: string,
  wanted: WantedTask,
  container: LiveContainer,
): ContainerSpec {
  const { definition, environment, memory } = container;
  const { linuxParameters: linux = {} } = definition;
  const inNamespace = `container:${pause}`;
  return {
    Image: container.image,
    Labels: {
      ...definition.dockerLabels,
      [ACCOUNT_LABEL]: account,
      [TASK_LABEL]: wanted.task.arn,
      [CONTAINER_LABEL]: container.id,
    },
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    ...(definition.entryPoint?.length && { Entrypoint: definition.entryPoint }),
    ...(definition.command?.length && { Cmd: definition.command }),
    ...(definition.user && { User: definition.user }),
    ...(definition.workingDirectory && { WorkingDir: definition.workingDirectory }),
    ...(definition.interactive && { OpenStdin: true }),
    StopTimeout: container.stopTimeout,
    // ECS runs the check of the task definition, and never the one of the image.
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      NetworkMode: inNamespace,
      ...(wanted.definition.pidMode === 'task' && { PidMode: inNamespace }),
      Memory: mebibytes(memory),
      // Fargate has no swap.
      MemorySwap: mebibytes(memory),
      ...(definition.memoryReservation && {
        MemoryReservation: mebibytes(definition.memoryReservation),
      }),
      NanoCpus: Math.round((wanted.cpu / 1024) * 1e9),
      ...(definition.cpu && { CpuShares: Math.max(2, definition.cpu) }),
      ...(definition.ulimits && {
        Ulimits: definition.ulimits.map(({ name, softLimit, hardLimit }) => ({
          Name: name,
          Soft: softLimit,
          Hard: hardLimit,
        })),
      }),
      ReadonlyRootfs: definition.readonlyRootFilesystem ?? false,
      Init: linux.initProcessEnabled ?? false,
      ...(linux.capabilities?.drop && { CapDrop: linux.capabilities.drop }),
      ...(linux.capabilities?.add && { CapAdd: linux.capabilities.add }),
      ...(definition.systemControls && { Sysctls: sysctls(definition) }),
      Mounts: mountsOf(account, wanted, definition),
    },
  };
}

/** The names of the volumes of a task that its containers share. */
export function volumesOf({ definition }: WantedTask): string[] {
  return (definition.volumes ?? []).flatMap(({ name }) => name ?? []);
}

// --- internal ---

function mebibytes(count: number): number {
  return count * 1024 * 1024;
}

/** Every volume is one of ours: Fargate takes no folder of the machine, and a file system of EFS is an empty one here. */
function mountsOf(
  account: string,
  { task }: WantedTask,
  { mountPoints = [] }: ContainerDefinition,
) {
  return mountPoints.map(({ sourceVolume = '', containerPath, readOnly = false }) => ({
    Type: 'volume',
    Source: volumeName(account, task, sourceVolume),
    Target: containerPath,
    ReadOnly: readOnly,
  }));
}

function sysctls({ systemControls = [] }: ContainerDefinition): Record<string, string> {
  return Object.fromEntries(
    systemControls.map(({ namespace = '', value = '' }) => [namespace, value]),
  );
}
