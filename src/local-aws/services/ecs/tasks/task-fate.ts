import { own } from '../../../core/own-entry.ts';
import { parseImage, type ImageBehaviour } from '../../../runtimes/container-images.ts';
import type {
  ContainerRuntime,
  StartedContainer,
  TaskContainer,
} from '../../../runtimes/container-runtime.ts';
import type { PullFailure } from '../../../runtimes/live-containers.ts';
import type { TargetFailure } from '../../elastic-load-balancing-v2/targets/targets.ts';

/** The environment of a task. */
export interface TaskEnvironment {
  /** True if registries can be reached: a public subnet and a public address, or a NAT gateway. */
  reachesInternet: boolean;
  /** Why the task cannot have its secrets, as `stoppedReason` says it, where it cannot. */
  secretProblem?: string | undefined;
  /** Why containers with awslogs cannot write, in the words of CloudWatch Logs, by container; empty when they can. */
  logProblems: Readonly<Record<string, string>>;
}

/** The fate of one container: known once it has started. */
export interface ContainerFate extends StartedContainer {
  name: string;
  /** The result of its health check, where it is a real container: known when it is there. */
  health?: 'HEALTHY' | 'UNHEALTHY';
  /** How it fails the health checks of load balancers, by target group, where it could be asked. */
  failedChecks?: Readonly<Record<string, TargetFailure>>;
}

/** The fate of a task that never runs. */
interface FailedStart {
  kind: 'fails';
  during: 'attaching' | 'pulling' | 'activating';
  /** How long it tries. */
  seconds: number;
  stoppedReason: string;
  /** The container at fault and what it says, where it is one. */
  container?: string;
}

/** The fate of a task that nobody stops. */
export type Fate =
  | FailedStart
  | {
      kind: 'runs';
      /** The behaviour that an injected fault gives its containers. */
      struck?: ImageBehaviour;
      /** Empty until they start. */
      containers: ContainerFate[];
    };

/**
 * Decides if a task can start, from what its runtime says of its images and from its environment. The texts are those
 * that ECS writes into `stoppedReason`, from public transcripts.
 */
export function decideFate(
  containers: readonly TaskContainer[],
  environment: TaskEnvironment,
  runtime: ContainerRuntime,
  struck?: ImageBehaviour,
): Fate {
  // The agent fetches secrets before it pulls images.
  if (environment.secretProblem !== undefined && environment.reachesInternet) {
    return {
      kind: 'fails',
      during: 'pulling',
      seconds: 4,
      stoppedReason: environment.secretProblem,
    };
  }
  for (const container of containers) {
    const failure = pullFailure(container, environment, runtime);
    if (failure) return failure;
  }
  for (const { name } of containers) {
    const problem = own(environment.logProblems, name);
    if (problem === undefined) continue;
    return {
      kind: 'fails',
      during: 'activating',
      seconds: 5,
      stoppedReason: `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ${problem} : exit status 1`,
    };
  }
  return { kind: 'runs', ...(struck && { struck }), containers: [] };
}

/** The fate of a task whose image cannot be had, in ECS's words; in the engine's, where nobody answered. */
export function pullFate(
  { name, image, architecture }: Pick<TaskContainer, 'name' | 'image' | 'architecture'>,
  { problem, message = '' }: Pick<PullFailure, 'problem'> & Partial<PullFailure>,
): FailedStart {
  const { registry, repository, tag, full } = parseImage(image);
  const resolving = failedToResolve(image);
  const fails = (seconds: number, stoppedReason: string): FailedStart => ({
    kind: 'fails',
    during: 'pulling',
    seconds,
    stoppedReason,
    container: name,
  });
  switch (problem) {
    case 'unreachable':
      return fails(8, `${resolving}: ${message}`);
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
    case 'wrong-architecture':
      return fails(6, noDescriptor(architecture));
  }
}

/** The fate of a task with a container that did not start, with the engine's words for it. */
export function startFate(container: string, stoppedReason: string): FailedStart {
  return { kind: 'fails', during: 'activating', seconds: 0, stoppedReason, container };
}

// --- internal ---

function pullFailure(
  container: TaskContainer,
  environment: TaskEnvironment,
  runtime: ContainerRuntime,
): Fate | undefined {
  const { name, image } = container;
  const { registry, repository, tag } = parseImage(image);
  const fails = (seconds: number, stoppedReason: string): Fate => ({
    kind: 'fails',
    during: 'pulling',
    seconds,
    stoppedReason,
    container: name,
  });
  const resolving = failedToResolve(image);
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
  const problem = runtime.prepare(container);
  return problem && pullFate(container, { problem });
}

function failedToResolve(image: string): string {
  return `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ${parseImage(image).full}`;
}

function noDescriptor(architecture: TaskContainer['architecture']): string {
  const platform = architecture === 'ARM64' ? 'linux/arm64' : 'linux/amd64';
  return `CannotPullContainerError: pull image manifest has been retried 5 time(s): image Manifest does not contain descriptor matching platform '${platform}'`;
}
