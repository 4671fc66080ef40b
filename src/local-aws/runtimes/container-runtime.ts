import type { AppRequest, AppResponse } from './app-request.ts';
import type { ImageBehaviour } from './container-images.ts';

/** A container of a task, as ECS hands it to a runtime. */
export interface TaskContainer {
  /** The ARN of the container: no two share one. */
  id: string;
  name: string;
  image: string;
  /** The entry point and the command, as far as the task definition or an override gives them. */
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  /** The memory that it may use, in MiB: its own limit, or that of its task. */
  memory: number;
  /** The ports of its port mappings. */
  ports: readonly number[];
  architecture: 'X86_64' | 'ARM64';
  /** Seconds from SIGTERM to SIGKILL. */
  stopTimeout: number;
  /** True if an init process is its first, which passes signals on. */
  hasInit: boolean;
  task: RunningTask;
  /** The behaviour that an injected fault gives it, whatever its image would do. */
  struck?: ImageBehaviour;
}

/** The task around a container. */
export interface RunningTask {
  arn: string;
  id: string;
  family: string;
  revision: number;
  /** As `us-east-1a`. */
  zone: string;
  /** The name of its service, if it has one. */
  service?: string;
  privateIp: string;
}

/** Why an image cannot be had. ECS has the words for each. */
export type PullProblem = 'not-found' | 'private' | 'rate-limited' | 'wrong-architecture';

/** How a container ends: its exit code, and the reason beside it where there is one. */
export interface ContainerExit {
  seconds: number;
  code: number;
  reason?: string;
}

/** A container that has started. */
export interface StartedContainer {
  /** The lines that it prints. */
  lines: readonly string[];
  /** When and how it ends by itself, in seconds after its start; missing when it does not. */
  exit?: ContainerExit;
  /** How it ends when it is asked to, in seconds after SIGTERM; missing when it ends at once, with 0. */
  stop?: ContainerExit;
  /** True if its health check fails. */
  unhealthy: boolean;
  /** Seconds from its start until it listens; at once when left out. */
  listensAfter?: number;
  /** MiB that it uses from its start on. */
  memory?: number;
}

/** A container that runs and listens, the port on which it does, and the MiB that it uses. */
export interface Listener {
  container: TaskContainer;
  port: number;
  memory: number;
}

/** Where a port of a container is reached on this machine: never from another one. */
export interface PublishedPort {
  host: '127.0.0.1';
  port: number;
}

/** The outcome of a request to a container. */
export interface Asked {
  /** Missing when the container ended before it answered. */
  response?: AppResponse;
  /** Seconds that the answer took. */
  seconds: number;
  /** The lines that it printed. */
  lines: readonly string[];
  /** MiB that it took, and keeps. */
  allocated: number;
  /** Milliseconds for which it kept one vCPU busy. */
  cpu: number;
  /** The code with which it ended itself. */
  exitCode?: number;
}

/**
 * Runs the containers of tasks. The simulation of ECS knows only this: it asks at the moments at which the agent of
 * Fargate does, waits for the answer, and has the states, the events and the words for it.
 */
export interface ContainerRuntime {
  /** False where nothing runs: then nobody can ask anything. */
  readonly answers: boolean;
  /** Gets the image of a container. Returns why it cannot be had, or undefined. */
  prepare(container: TaskContainer): PullProblem | undefined;
  /** Starts a container. */
  start(container: TaskContainer): Promise<StartedContainer>;
  /** Asks a container. Returns undefined where nothing runs: then nobody can know what it would answer. */
  ask(listener: Listener, request: AppRequest): Promise<Asked | undefined>;
  /**
   * The address on this machine at which a port of a container is reached; undefined when it is reached at none, because the
   * container does not run or maps no such port. Missing where no container ever has an address.
   */
  published?(container: TaskContainer, port: number): Promise<PublishedPort | undefined>;
}
