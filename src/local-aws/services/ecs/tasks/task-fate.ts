import type { ContainerDefinition, TaskOverride } from '@aws-sdk/client-ecs';
import { own } from '../../../core/own.ts';
import { followCommand } from './container-command.ts';
import { behaviourOf, parseImage, type ImageBehaviour } from './container-images.ts';

/** The environment of a task. */
export interface TaskEnvironment {
  /** True if registries can be reached: a public subnet and a public address, or a NAT gateway. */
  reachesInternet: boolean;
  /** Why containers with awslogs cannot write, in the words of CloudWatch Logs, by container; empty when they can. */
  logProblems: Readonly<Record<string, string>>;
  architecture: 'X86_64' | 'ARM64';
  /** The behaviour of every image, whatever its name says, under an injected fault. */
  fault?: ImageBehaviour | undefined;
}

/** How a container ends. */
export interface ContainerExit {
  seconds: number;
  code: number;
  reason?: string;
}

/** The fate of one container. */
export interface ContainerFate {
  name: string;
  /** The lines that it prints. */
  lines: string[];
  /** When and how it ends by itself, in seconds after its start; missing when it does not. */
  exit?: ContainerExit;
  /** How it ends when it is asked to, in seconds after SIGTERM; missing when it ends at once, with 0. */
  stop?: ContainerExit;
  /** True if its health check fails. */
  unhealthy: boolean;
}

/** The fate of a task that nobody stops. */
export type Fate =
  | {
      kind: 'fails';
      during: 'attaching' | 'pulling' | 'activating';
      /** How long it tries. */
      seconds: number;
      stoppedReason: string;
      /** The container at fault and what it says, where it is one. */
      container?: string;
    }
  | { kind: 'runs'; containers: ContainerFate[] };

/**
 * Decides what becomes of a task, from its containers and its environment alone. This is the one place where a
 * simulated task goes right or wrong. The texts are those that ECS writes into `stoppedReason`, from public
 * transcripts.
 */
export function decideFate(
  containers: readonly ContainerDefinition[],
  overrides: TaskOverride | undefined,
  environment: TaskEnvironment,
): Fate {
  for (const container of containers) {
    const failure = pullFailure(container, environment);
    if (failure) return failure;
  }
  for (const { name = '' } of containers) {
    const problem = own(environment.logProblems, name);
    if (problem === undefined) continue;
    return {
      kind: 'fails',
      during: 'activating',
      seconds: 5,
      stoppedReason: `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ${problem} : exit status 1`,
    };
  }
  return {
    kind: 'runs',
    containers: containers.map((container) => containerFate(container, overrides, environment)),
  };
}

// --- internal ---

function pullFailure(
  { name = '', image = '' }: ContainerDefinition,
  environment: TaskEnvironment,
): Fate | undefined {
  const { registry, repository, tag, full } = parseImage(image);
  const fails = (seconds: number, stoppedReason: string): Fate => ({
    kind: 'fails',
    during: 'pulling',
    seconds,
    stoppedReason,
    container: name,
  });
  const resolving = `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ${full}`;
  if (!environment.reachesInternet) {
    const ecr = /\.dkr\.ecr\.([a-z0-9-]+)\./.exec(registry);
    if (ecr) {
      return fails(
        270,
        `ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.${ecr[1]}.amazonaws.com/": dial tcp: i/o timeout`,
      );
    }
    const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
    return fails(
      150,
      `${resolving}: failed to do request: Head "https://${host}/v2/${repository}/manifests/${tag}": dial tcp: i/o timeout`,
    );
  }
  switch (environment.fault ?? behaviourOf(image)) {
    case 'not-found':
      return fails(8, `${resolving}: ${full}: not found`);
    case 'private':
      return fails(
        8,
        `${resolving}: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
      );
    case 'rate-limited':
      return fails(
        8,
        `${resolving}: unexpected status from HEAD request to https://${registry}/v2/${repository}/manifests/${tag}: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.`,
      );
    case 'arm64-only':
      return environment.architecture === 'ARM64'
        ? undefined
        : fails(6, noDescriptor(environment.architecture));
    case 'wrong-architecture':
      return fails(6, noDescriptor(environment.architecture));
    default:
      return undefined;
  }
}

function noDescriptor(architecture: TaskEnvironment['architecture']): string {
  const platform = architecture === 'ARM64' ? 'linux/arm64' : 'linux/amd64';
  return `CannotPullContainerError: pull image manifest has been retried 5 time(s): image Manifest does not contain descriptor matching platform '${platform}'`;
}

function containerFate(
  container: ContainerDefinition,
  overrides: TaskOverride | undefined,
  { fault }: TaskEnvironment,
): ContainerFate {
  const { name = '', image = '' } = container;
  const behaviour = fault ?? behaviourOf(image);
  const started = `${image} started. The local AWS simulates it: no container runs.`;
  const fate = { name, lines: [started], unhealthy: behaviour === 'unhealthy' };
  if (behaviour === 'exits') return { ...fate, exit: { seconds: 2, code: 0 } };
  if (behaviour === 'fails') return { ...fate, exit: { seconds: 3, code: 1 } };
  if (behaviour === 'out-of-memory') {
    const reason = 'OutOfMemoryError: Container killed due to memory usage';
    return { ...fate, exit: { seconds: 20, code: 137, reason } };
  }
  const override = overrides?.containerOverrides?.find((each) => each.name === name);
  const command = [
    ...(container.entryPoint ?? []),
    ...(override?.command ?? container.command ?? []),
  ];
  if (command.length === 0) return fate;
  const { lines, seconds, exitCode } = followCommand(command);
  return {
    ...fate,
    lines: lines.length > 0 ? lines : fate.lines,
    ...(exitCode !== undefined && { exit: { seconds: seconds + 1, code: exitCode } }),
    ...(isShell(command[0]!) && { stop: shellStop(container) }),
  };
}

function isShell(program: string): boolean {
  return /(^|\/)(ba|da)?sh$/.test(program);
}

/**
 * A shell as the first process of a container is deaf to SIGTERM, so that it is killed after the stop timeout; below an
 * init process it is not.
 */
function shellStop({ linuxParameters, stopTimeout = 30 }: ContainerDefinition): ContainerExit {
  return linuxParameters?.initProcessEnabled
    ? { seconds: 1, code: 143 }
    : { seconds: stopTimeout, code: 137 };
}
