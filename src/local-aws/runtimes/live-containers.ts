import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import type {
  ContainerRuntime,
  PullProblem,
  RunningTask,
  TaskContainer,
} from './container-runtime.ts';

/** A container of a task, with all that its task definition says of it. */
export interface LiveContainer extends TaskContainer {
  definition: ContainerDefinition;
  /** How far its output has been read. */
  read?: ReadOutput;
}

/** A position in the output of a container: engines number no line, and several can have one time. */
export interface ReadOutput {
  /** The time of the last line, as the engine writes it. */
  at: string;
  /** How many lines of that time have been read. */
  lines: number;
}

/** The aim for the containers of a task. `kept`: those that are there go on, and none is started again. */
export type Wanted = 'pulled' | 'started' | 'kept' | 'stopped';

/** A task as it should be. */
export interface WantedTask {
  task: RunningTask;
  /** In the units of ECS: 1024 is one vCPU. */
  cpu: number;
  /** MiB. */
  memory: number;
  definition: Pick<TaskDefinition, 'volumes' | 'pidMode'>;
  containers: readonly LiveContainer[];
  wanted: Wanted;
}

/** Why an image could not be pulled. `unreachable`: nobody answered, in the words of the engine. */
export interface PullFailure {
  problem: PullProblem | 'unreachable';
  message: string;
}

/** A container as it is. */
export type SeenState =
  | { state: 'absent' }
  | { state: 'not pulled'; failure: PullFailure }
  /** The image is there. */
  | { state: 'pulled'; digest?: string }
  /** The engine refused to make it or to start it. */
  | { state: 'not started'; message: string }
  | { state: 'running'; health?: 'HEALTHY' | 'UNHEALTHY' }
  | { state: 'exited'; code: number; reason?: string };

/** A container as it is, and what it has printed since its output was read last. */
export type SeenContainer = SeenState & { lines: readonly string[]; read?: ReadOutput };

/** Where a command reads and writes. */
export interface CommandStreams {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  /** The columns and rows of the terminal that it gets; left out where it gets none. Then stdout has all. */
  size?: (() => [columns: number, rows: number]) | undefined;
}

/**
 * The containers of a runtime that are real. What becomes of them is known only when it happens, so the account says
 * again and again what it wants and hears how things are: whoever starts after a crash needs to know nothing more.
 */
export interface LiveContainers {
  /** The engine, for readers: `Docker 27.5.1 at /var/run/docker.sock`. */
  readonly name: string;
  /** Where the containers of a task find the endpoint of their task, and this AWS: `http://127.0.0.1:51679`. */
  readonly endpoint: string;
  /**
   * Calls `answer` with each connection that a container makes to {@link endpoint}, until it is called with another one, or with
   * none. Nothing listens on this machine for it.
   */
  onCall(answer: ((connection: Socket, taskArn: string) => void) | undefined): void;
  /** The figures of the containers of a task that run, by their ARNs: those of Docker, with the network of the task. */
  stats(taskArn: string): Promise<ReadonlyMap<string, object>>;
  /**
   * Runs a command in a container that runs, given by its ARN, and returns its exit code. Throws an `EngineError` when there is no such
   * container, or the engine refuses.
   */
  exec(containerArn: string, command: readonly string[], streams: CommandStreams): Promise<number>;
  /**
   * Sets about what is wanted and returns at once how things are, by the id of the container. Containers of this account
   * that nobody wants are removed. Throws an `EngineError` when the engine does not answer.
   */
  reconcile(wanted: readonly WantedTask[]): Promise<ReadonlyMap<string, SeenContainer>>;
  /** Resolves when nothing is under way any more. */
  settle(): Promise<void>;
}

/** A runtime of real containers: they are started and stopped through `live` alone, and time is real too. */
export interface LiveRuntime extends ContainerRuntime {
  readonly live: LiveContainers;
}

/** The real containers of a runtime; undefined where it has none. */
export function liveOf(runtime: ContainerRuntime): LiveContainers | undefined {
  return 'live' in runtime ? (runtime as LiveRuntime).live : undefined;
}
