import type { Fault } from '../../local-aws/core/faults.ts';

/** Something that a reader may let go wrong in the next run of a step. */
export interface Breakage {
  id: string;
  /** The label of its switch: the thing that goes wrong. */
  label: string;
  /** Describes what the reader sees then. */
  about: string;
  /** AWS's own words for it: what the error, the event or the reason of a stopped task says when it has struck. */
  symptom: string;
  /** How a run ends that it strikes: it fails by it, or the program waits until it is over. */
  ends: 'failed' | 'done';
  fault: Fault;
  /**
   * The calls or tasks that it can strike: any call, only the call that makes the step's resource, or only a task that
   * starts.
   */
  strikes: 'any call' | 'the making' | 'a new task';
}

/** The step that gives a service something new to start. */
export const NEW_VERSION = 'register-task-definition';

/** The breakages that the page of a step offers: those that its section "If it fails" explains. */
export function breakagesOf(step: string): readonly Breakage[] {
  return BREAKAGES[step] ?? [];
}

/** Some breakages of a step, by their ids. */
export function breakagesOn(step: string, ids: readonly string[]): Breakage[] {
  return breakagesOf(step).filter(({ id }) => ids.includes(id));
}

// --- internal ---

/** As often as anybody asks in one run. */
const ALWAYS = 10_000;

/** As the one below, for load balancing. */
const ELB_THROTTLED: Breakage = {
  id: 'throttling',
  label: 'Elastic Load Balancing throttles the calls',
  about: 'The first call is refused three times, which is as often as the SDK tries it.',
  symptom: 'Rate exceeded',
  ends: 'failed',
  fault: { kind: 'throttling', service: 'elasticloadbalancing', count: 3 },
  strikes: 'any call',
};

/** The SDK makes a call that was throttled three times in all, so this is the first number that a program notices. */
const THROTTLED: Breakage = {
  id: 'throttling',
  label: 'ECS throttles the calls',
  about: 'The first call is refused three times, and the SDK does not try more often than that.',
  symptom: 'Rate exceeded',
  ends: 'failed',
  fault: { kind: 'throttling', service: 'ecs', count: 3 },
  strikes: 'any call',
};

const SCALING_THROTTLED: Breakage = {
  ...THROTTLED,
  label: 'Application Auto Scaling throttles the calls',
  fault: { ...THROTTLED.fault, service: 'application-autoscaling' },
};

const BREAKAGES: Record<string, readonly Breakage[]> = {
  'create-cluster': [
    {
      id: 'role-race',
      label: 'The service-linked role is too new',
      about: 'ECS cannot use its role for the first three calls. The program retries until it can.',
      symptom: 'Unable to assume the service linked role',
      ends: 'done',
      fault: { kind: 'service-linked-role-race', count: 3 },
      strikes: 'the making',
    },
    {
      id: 'role-broken',
      label: 'The service-linked role stays unusable',
      about: 'This time retrying does not help: after two minutes the program gives up.',
      symptom: 'Unable to assume the service linked role',
      ends: 'failed',
      fault: { kind: 'service-linked-role-race', count: ALWAYS },
      strikes: 'the making',
    },
    THROTTLED,
  ],
  'create-service': [
    {
      id: 'image-not-found',
      label: 'The image cannot be pulled',
      about:
        'The registry has no such tag: the tasks never start, and the circuit breaker gives up.',
      symptom: 'CannotPullContainerError',
      ends: 'failed',
      fault: { kind: 'image-not-found', count: ALWAYS },
      strikes: 'a new task',
    },
    {
      id: 'wrong-architecture',
      label: 'The image is for the wrong processor',
      about: 'It was built only for ARM64, but the task definition says X86_64.',
      symptom: 'does not contain descriptor matching platform',
      ends: 'failed',
      fault: { kind: 'wrong-architecture', count: ALWAYS },
      strikes: 'a new task',
    },
    {
      id: 'exit-1',
      label: 'The program ends with exit code 1',
      about: 'The tasks start and end at once, and the circuit breaker gives up.',
      symptom: 'Essential container in task exited; exit code 1',
      ends: 'failed',
      fault: { kind: 'exit-1', count: ALWAYS },
      strikes: 'a new task',
    },
    {
      id: 'out-of-memory',
      label: 'The program runs out of memory',
      about: 'The tasks run for a few seconds, until the container is killed.',
      symptom: 'OutOfMemoryError',
      ends: 'failed',
      fault: { kind: 'out-of-memory', count: ALWAYS },
      strikes: 'a new task',
    },
    {
      id: 'no-capacity',
      label: 'Fargate is out of capacity right now',
      about: 'ECS says so in three events, and then finds capacity by itself.',
      symptom: 'Capacity is unavailable at this time',
      ends: 'done',
      fault: { kind: 'no-capacity', count: 3 },
      strikes: 'a new task',
    },
    {
      id: 'quota',
      label: 'The vCPU quota is used up',
      about: 'This does not go away by itself: after ten minutes the program stops waiting.',
      symptom: 'You’ve reached the limit on the number of vCPUs',
      ends: 'failed',
      fault: { kind: 'quota', count: ALWAYS },
      strikes: 'a new task',
    },
    {
      id: 'role-propagation',
      label: 'The task’s role is too new',
      about: 'ECS cannot assume it for the first two tasks, and retries by itself.',
      symptom: 'ECS was unable to assume the role',
      ends: 'done',
      fault: { kind: 'role-propagation', count: 2 },
      strikes: 'a new task',
    },
    THROTTLED,
  ],
  'create-target-group': [ELB_THROTTLED],
  'create-load-balancer': [ELB_THROTTLED],
  'create-listener': [ELB_THROTTLED],
  'open-test-port': [ELB_THROTTLED],
  'prepare-blue-green': [ELB_THROTTLED],
  'deploy-blue-green': [
    {
      id: 'unhealthy',
      label: 'The new version fails its health checks',
      about:
        'It runs, and answers with an error: no request ever reaches it, and the circuit breaker rolls it back.',
      symptom: 'Task failed ELB health checks in',
      ends: 'failed',
      fault: { kind: 'unhealthy', count: ALWAYS },
      strikes: 'a new task',
    },
    THROTTLED,
  ],
  'deploy-canary': [THROTTLED],
  'deploy-linear': [THROTTLED],
  'attach-load-balancer': [
    {
      id: 'unhealthy',
      label: 'The tasks fail their health checks',
      about:
        'They run, and answer with an error: ECS replaces them, until the circuit breaker gives up.',
      symptom: 'Task failed ELB health checks in',
      ends: 'failed',
      fault: { kind: 'unhealthy', count: ALWAYS },
      strikes: 'a new task',
    },
  ],
  'run-task': [
    {
      id: 'no-capacity',
      label: 'Fargate is out of capacity right now',
      about: 'ECS answers with HTTP 200, and has started nothing: it says why in its failures.',
      symptom: 'Capacity is unavailable at this time',
      ends: 'failed',
      fault: { kind: 'no-capacity' },
      strikes: 'a new task',
    },
    {
      id: 'exit-1',
      label: 'The command ends with exit code 1',
      about: 'The task ends, the program says how, and nobody starts it again.',
      symptom: 'exit code 1; EssentialContainerExited',
      ends: 'failed',
      fault: { kind: 'exit-1' },
      strikes: 'a new task',
    },
    {
      id: 'image-not-found',
      label: 'The image cannot be pulled',
      about: 'No such tag in the registry: the task never starts.',
      symptom: 'CannotPullContainerError',
      ends: 'failed',
      fault: { kind: 'image-not-found' },
      strikes: 'a new task',
    },
    THROTTLED,
  ],
  'create-cluster-stack': [
    {
      id: 'role-race',
      label: 'The service-linked role is too new',
      about: 'The cluster of the stack fails, an event says why, and the retry completes.',
      symptom: 'Unable to assume the service linked role',
      ends: 'done',
      fault: { kind: 'service-linked-role-race' },
      strikes: 'the making',
    },
    {
      id: 'role-broken',
      label: 'The service-linked role stays unusable',
      about: 'Each retry fails as the first try did, and after two minutes the program gives up.',
      symptom: 'Unable to assume the service linked role',
      ends: 'failed',
      fault: { kind: 'service-linked-role-race', count: ALWAYS },
      strikes: 'the making',
    },
  ],
  'register-sidecar-task': [THROTTLED],
  'register-scalable-target': [SCALING_THROTTLED],
  'scale-on-alarm': [SCALING_THROTTLED],
  'scale-on-load': [SCALING_THROTTLED],
  'scale-faster': [SCALING_THROTTLED],
  'scale-on-schedule': [SCALING_THROTTLED],
  'deploy-lambda': [
    {
      id: 'role-propagation',
      label: 'The role of the function is too new',
      about:
        'Lambda cannot assume it for the first two calls. The program asks again until it can.',
      symptom: 'The role defined for the function cannot be assumed by Lambda',
      ends: 'done',
      fault: { kind: 'role-propagation', service: 'lambda', count: 2 },
      strikes: 'the making',
    },
    {
      id: 'role-broken',
      label: 'The role of the function stays unusable',
      about: 'For example, it trusts the wrong service: after a minute the program gives up.',
      symptom: 'The role defined for the function cannot be assumed by Lambda',
      ends: 'failed',
      fault: { kind: 'role-propagation', service: 'lambda', count: ALWAYS },
      strikes: 'the making',
    },
  ],
};
