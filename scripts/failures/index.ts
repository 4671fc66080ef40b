import type { Fault } from '../../src/local-aws/core/faults.ts';

/** A way to fail that is run on purpose, so that the page that explains it shows what a program said. */
export interface Failure {
  id: string;
  /** The step that is the first one not done when it begins. All of the core are done, and no others, when this is left out. */
  from?: string;
  /** The fault that the local AWS injects into the last command. */
  fault?: Fault;
  /** An action of IAM that the caller of the last command may not use. */
  denied?: string;
  /** The commands that a reader types. The last of them is what goes wrong, and what is recorded. */
  commands: readonly FailureCommand[];
  /** Words that the last command prints, by which a reader recognizes it. */
  says: string;
  /** How the last command ends: it failed, or it waited until the trouble was over. */
  ends: 'failed' | 'done';
}

/** One command: a step or its undo, with the flags that are not the default. */
export interface FailureCommand {
  step: string;
  undo?: boolean;
  /** By the names of the inputs: `desiredCount`. */
  given?: Readonly<Record<string, string>>;
}

/** In the order of the page. The tags of the images are those that the local AWS keeps for lessons. */
export const failures: readonly Failure[] = [
  {
    id: 'missing-step',
    from: 'register-task-definition',
    commands: [{ step: 'create-execution-role', undo: true }, { step: 'register-task-definition' }],
    says: 'This step needs "Create the task execution role" (create-execution-role), which was not found.',
    ends: 'failed',
  },
  {
    id: 'no-permission',
    from: 'register-task-definition',
    denied: 'iam:PassRole',
    commands: [{ step: 'register-task-definition' }],
    says: 'User: arn:aws:iam::111122223333:user/reader is not authorized to perform: iam:PassRole on resource:',
    ends: 'failed',
  },
  {
    id: 'wrong-size',
    from: 'register-task-definition',
    commands: [{ step: 'register-task-definition', given: { cpu: '768' } }],
    says: '--cpu got "768": expected 256, 512, 1024, 2048, 4096, 8192, 16384 or 32768, the CPU sizes that Fargate offers.',
    ends: 'failed',
  },
  {
    id: 'young-role',
    from: 'create-cluster',
    fault: { kind: 'service-linked-role-race' },
    commands: [{ step: 'create-cluster' }],
    says: 'Unable to assume the service linked role.',
    ends: 'done',
  },
  {
    id: 'stack-fails',
    from: 'create-cluster-stack',
    fault: { kind: 'service-linked-role-race' },
    commands: [{ step: 'create-cluster-stack' }],
    says: 'ECSCluster CREATE_FAILED: Resource handler returned message:',
    ends: 'done',
  },
  withImage(
    'no-image',
    'does-not-exist',
    'failed to resolve ref docker.io/leesjensen/cs329:does-not-exist: docker.io/leesjensen/cs329:does-not-exist: not found',
  ),
  withImage(
    'private-image',
    'private',
    'pull access denied, repository does not exist or may require authorization',
  ),
  withImage(
    'pull-limit',
    'rate-limited',
    'toomanyrequests: You have reached your pull rate limit.',
  ),
  withImage(
    'wrong-processor',
    'arm64-only',
    "image Manifest does not contain descriptor matching platform 'linux/amd64'",
  ),
  {
    id: 'no-log-group',
    from: 'create-service',
    commands: [{ step: 'create-log-group', undo: true }, { step: 'create-service' }],
    says: 'ResourceInitializationError: failed to validate logger args',
    ends: 'failed',
  },
  {
    id: 'no-capacity',
    from: 'create-service',
    fault: { kind: 'no-capacity' },
    commands: [{ step: 'create-service' }],
    says: 'Capacity is unavailable at this time.',
    ends: 'done',
  },
  {
    id: 'quota',
    from: 'create-service',
    fault: { kind: 'quota' },
    commands: [{ step: 'create-service' }],
    says: 'reached the limit on the number of vCPUs',
    ends: 'done',
  },
  withImage('container-ends', 'exits-1', 'Essential container in task exited; exit code 1'),
  withImage(
    'out-of-memory',
    'out-of-memory',
    'OutOfMemoryError: Container killed due to memory usage',
  ),
  {
    id: 'one-off-fails',
    from: 'run-task',
    commands: [{ step: 'run-task', given: { command: 'exit 3' } }],
    says: 'exit code 3; EssentialContainerExited',
    ends: 'failed',
  },
  {
    id: 'run-task-failures',
    from: 'run-task',
    fault: { kind: 'no-capacity' },
    commands: [{ step: 'run-task' }],
    says: 'ECS has started no task: Capacity is unavailable at this time.',
    ends: 'failed',
  },
  {
    id: 'unhealthy',
    from: 'attach-load-balancer',
    fault: { kind: 'unhealthy', count: 100 },
    commands: [{ step: 'attach-load-balancer' }],
    says: 'Task failed ELB health checks in (target-group',
    ends: 'failed',
  },
  {
    id: 'wrong-port',
    from: 'attach-load-balancer',
    commands: [
      { step: 'create-security-groups', given: { port: '8080' } },
      { step: 'attach-load-balancer' },
    ],
    says: 'The container web did not have a container port 8080 defined.',
    ends: 'failed',
  },
  {
    id: 'no-task',
    commands: [{ step: 'create-service', given: { desiredCount: '0' } }, { step: 'open-app' }],
    says: 'The service has no running task to open.',
    ends: 'failed',
  },
  {
    id: 'cluster-in-use',
    commands: [{ step: 'create-cluster', undo: true }],
    says: 'The Cluster cannot be deleted while Services are active.',
    ends: 'failed',
  },
  {
    id: 'lambda-image',
    from: 'deploy-lambda',
    commands: [
      { step: 'deploy-lambda', given: { lambdaImage: 'docker.io/leesjensen/cs329:linux-v2' } },
    ],
    says: 'Source image docker.io/leesjensen/cs329:linux-v2 is not valid. Provide a valid source image.',
    ends: 'failed',
  },
];

// --- internal ---

/** The service is made with an image that cannot be started. */
function withImage(id: string, tag: string, says: string): Failure {
  const image = `docker.io/leesjensen/cs329:${tag}`;
  return {
    id,
    from: 'create-service',
    commands: [{ step: 'register-task-definition', given: { image } }, { step: 'create-service' }],
    says,
    ends: 'failed',
  };
}
