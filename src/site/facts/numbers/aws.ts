import type { Fact } from '../fact.ts';

/** Numbers of AWS that hold for several pages. */
export const AWS: readonly Fact[] = [
  {
    value: '2',
    unit: 'minute',
    near: /#' notice/,
    what: 'how long before a task on Spot is taken',
    source: { sdk: 'ecs', says: 'your tasks are interrupted with a two-minute warning' },
  },
  {
    value: '0',
    unit: '',
    near: /default weight is #/,
    what: 'the weight of a capacity provider that is given none',
    source: { sdk: 'ecs', says: 'the default value of 0 is used' },
  },
  {
    value: '40',
    unit: 'second',
    near: /run for # before ECS counts it as healthy/,
    what: 'how long a task without a health check has to run before it counts',
    source: { sdk: 'ecs', says: 'will wait for 40 seconds after a task reaches a RUNNING state' },
  },
  {
    value: '3',
    unit: '',
    near: /failures as you want tasks, (at least #|.* which is # here)/,
    what: 'the fewest failures at which the circuit breaker opens',
    source: { sdk: 'ecs', says: 'clamping the result to a minimum of 3 and a maximum of 200' },
  },
  {
    value: '200',
    unit: '',
    near: /failures as you want tasks, .* at most #/,
    what: 'the most failures at which the circuit breaker opens',
    source: { sdk: 'ecs', says: 'clamping the result to a minimum of 3 and a maximum of 200' },
  },
  {
    value: '15',
    unit: 'second',
    near: /retries, first after #/,
    what: "the shortest pause of the SDK's waiter",
    source: {
      file: 'node_modules/@aws-sdk/client-ecs/dist-es/waiters/waitForServicesStable.js',
      says: 'minDelay: 15, maxDelay: 600',
    },
  },
  {
    value: '10',
    unit: 'minute',
    near: /increasing intervals of up to #/,
    what: "the longest pause of the SDK's waiter",
    source: {
      file: 'node_modules/@aws-sdk/client-ecs/dist-es/waiters/waitForServicesStable.js',
      says: 'minDelay: 15, maxDelay: 600',
    },
  },
  {
    value: '2025-06',
    unit: 'date',
    near: /Since # containers .* wait for their log/,
    what: 'when log lines that cannot be sent at once began to be dropped',
    source: {
      sdk: 'ecs',
      says: 'On June 25, 2025, Amazon ECS changed the default log driver mode',
    },
  },
  {
    value: '1',
    unit: 'minute',
    near: /for # at least|with # at least|minimum of #/,
    what: 'the least that a task is billed for',
    source: { url: 'https://aws.amazon.com/fargate/pricing/', read: '2026-11-22' },
  },
  {
    value: '6',
    unit: 'vCPU',
    near: /default is #/,
    what: 'the quota of a new account',
    source: {
      url: 'https://docs.aws.amazon.com/general/latest/gr/ecs-service.html',
      read: '2026-11-22',
    },
  },
  {
    value: '137',
    unit: 'code',
    near: /OutOfMemoryError.* exit code #/,
    what: 'the exit code of a process that was killed: 128 and the number of SIGKILL',
    source: { file: 'src/local-aws/runtimes/exits.ts', says: '137' },
  },
  {
    value: '0',
    unit: 'code',
    near: /anything but exit code #|other than exit code #/,
    what: 'the exit code of a program that ended well',
    source: { file: 'src/engine/one-off-task.ts', says: 'exitCode === 0' },
  },
  {
    value: '24',
    unit: 'hour',
    near: /remembers it for # at most/,
    what: 'how long ECS remembers the clientToken of RunTask, at most',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html',
      read: '2026-11-29',
    },
  },
  {
    value: '200',
    unit: 'HTTP',
    near: /HTTP # (even if nothing was started|and start nothing|even when it has started)|answered with HTTP #, and nothing/,
    what: 'the status of an answer that only lists failures',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html',
      read: '2026-11-22',
    },
  },
  {
    value: '16384',
    unit: '',
    near: /older copies of that table end at #/,
    what: 'the largest task in older documents',
    source: { sdk: 'ecs', says: '16384 (16 vCPU)' },
  },
  {
    value: '2017-11',
    unit: 'date',
    near: /first version, from #/,
    what: 'when the policy of the execution role was written',
    source: {
      url: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSTaskExecutionRolePolicy.html',
      read: '2026-11-22',
    },
  },
  {
    value: '8080',
    unit: 'port',
    near: /a listener on port # that|HTTP, port #, forward|TCP, port #, from your/,
    what: 'the port for tests of a new version',
    source: { file: 'scripts/steps/open-test-port.ts', says: 'TEST_PORT = 8080' },
  },
  {
    value: '2025-07',
    unit: 'date',
    near: /Since # \[ECS does (that by it|this it)self/,
    what: 'when ECS learned blue/green deployments',
    source: {
      url: 'https://github.com/boto/botocore/blob/develop/.changes/1.39.5.json',
      read: '2026-11-22',
    },
  },
  {
    value: '2025-10',
    unit: 'date',
    near: /since # also as a canary/,
    what: 'when ECS learned linear and canary deployments',
    source: {
      url: 'https://github.com/boto/botocore/blob/develop/.changes/1.40.61.json',
      read: '2026-11-22',
    },
  },
  {
    value: '2026-06',
    unit: 'date',
    near: /Since # .*thresholdConfiguration/,
    what: 'when the threshold of the circuit breaker became a setting',
    source: { url: 'https://www.npmjs.com/package/@aws-sdk/client-ecs', read: '2026-11-22' },
  },
  {
    value: '2025-09',
    unit: 'date',
    near: /ECS Managed Instances.* new in #/,
    what: 'when ECS Managed Instances came',
    source: {
      url: 'https://github.com/boto/botocore/blob/develop/CHANGELOG.rst',
      read: '2026-11-22',
    },
  },
];
