/** Where something is written that no run of ours can show. */
export type Source =
  /** A file of this project, or of an installed package, that has this text: a changed program makes the fact wrong. */
  | { file: string; says: string }
  /** The documentation inside an installed client of the SDK, as `ecs`. */
  | { sdk: string; says: string }
  /** A page elsewhere, and the day or month in which it was read. */
  | { url: string; read: string };

/** A number that the prose of a page says, or the value that it gives a flag. */
export interface Fact {
  value: string;
  /** In the singular, as `second`, `GB`, `%`, `date`; `''` for a bare number; of a value, its flag. */
  unit: string;
  /** The words that say what it counts: those of the line around it, which is the `#`. The same number elsewhere is another fact. */
  near: RegExp;
  what: string;
  source: Source;
}

/** A name that is neither ours nor that of something in an SDK that is installed here. */
export interface Name {
  name: string;
  /** The words that stand in the line with it, where it is true of one thing only: a Region. */
  near?: RegExp;
  what: string;
  source: Source;
}

/** Words of others that a page quotes, or an error that the local AWS does not send. */
export interface Quote {
  text: string;
  source: Source;
}

/** Numbers that the pages say in their prose. What a run or the price table says, they take by `<Value>` instead. */
export const FACTS: readonly Fact[] = [
  // Scaling.
  {
    value: '1',
    unit: 'minute',
    near: /second waits for the first, .* gives up #/,
    what: 'how long a command waits for another',
    source: { file: 'scripts/cli/open-session.ts', says: 'performance.now() + 60_000' },
  },
  {
    value: '1',
    unit: 'minute',
    near: /504.*did not answer #/,
    what: 'how long a load balancer waits for an answer',
    source: {
      file: 'src/local-aws/services/elastic-load-balancing-v2/load-balancers/load-balancer-attributes.ts',
      says: "number('idle_timeout.timeout_seconds', 60",
    },
  },
  {
    value: '2',
    unit: 'minute',
    near: /After #, the high alarm/,
    what: 'how long it is busy before the high alarm goes off',
    source: {
      file: 'scripts/steps/scale-on-alarm.ts',
      says: "ComparisonOperator: 'GreaterThanOrEqualToThreshold', EvaluationPeriods: 2",
    },
  },
  {
    value: '5',
    unit: 'minute',
    near: /the low alarm waits for #/,
    what: 'how long it is idle before the low alarm goes off',
    source: {
      file: 'scripts/steps/scale-on-alarm.ts',
      says: "ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: 5",
    },
  },
  {
    value: '3',
    unit: 'minute',
    near: /The high alarm needs #/,
    what: 'the evaluation periods of the high alarm of target tracking',
    source: {
      file: 'src/local-aws/services/application-auto-scaling/scaling/tracking-alarms.ts',
      says: 'EvaluationPeriods: 3',
    },
  },
  {
    value: '0.25',
    unit: 'of',
    near: /the low one # an hour below the target/,
    what: 'how long the low alarm of target tracking waits, in hours',
    source: {
      file: 'src/local-aws/services/application-auto-scaling/scaling/tracking-alarms.ts',
      says: 'EvaluationPeriods: (15 * 60) / period',
    },
  },
  {
    value: '0.25',
    unit: 'of',
    near: /# the requests( each minute|, then half)/,
    what: 'the step of the linear deployment',
    source: { file: 'scripts/steps/deploy-linear.ts', says: 'stepPercent: 25' },
  },
  {
    value: '10',
    unit: 'in',
    near: /(Send a new version|gets|about|###) # (for a while|at first|is from|of how many)/,
    what: 'the share of the canary',
    source: { file: 'scripts/steps/deploy-canary.ts', says: 'canaryPercent: 10' },
  },
  {
    value: '0.75',
    unit: 'of',
    near: /(see why|What about) # a vCPU/,
    what: 'a size that Fargate does not have, in vCPU',
    source: { file: 'src/recordings/failures/wrong-size.txt', says: '768' },
  },
  {
    value: '0.1',
    unit: 'of',
    near: /requests of # a second at 3 GB/,
    what: 'the seconds of a request for which the break-even is computed',
    source: { file: 'src/site/facts/figures.ts', says: 'gb: 3, seconds: 0.1' },
  },
  {
    value: '1',
    unit: 'week',
    near: /let its lines expire #/,
    what: 'the retention of the log group',
    source: { file: 'scripts/steps/create-log-group.ts', says: 'retentionInDays: 7' },
  },
  {
    value: '1',
    unit: 'second',
    near: /an app that answers #/,
    what: 'how soon an app answers for which half a minute of draining is enough: much sooner than that',
    source: { file: 'scripts/steps/create-target-group.ts', says: "Value: '30'" },
  },
  {
    value: '2026-06',
    unit: 'date',
    near: /Since #, ECS can also measure/,
    what: 'when ECS began to measure a service every 20 seconds',
    source: {
      url: 'https://aws.amazon.com/about-aws/whats-new/2026/06/amazon-ecs-faster-autoscaling/',
      read: '2026-11-29',
    },
  },
  {
    value: '20',
    unit: 'second',
    near: /every #|with those of #|resolution of #/,
    what: 'the finest resolution of the CPU of a service',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-faster-auto-scaling.html',
      read: '2026-11-29',
    },
  },
  {
    value: '363',
    unit: 'second',
    near: /scaling out took #/,
    what: 'what AWS measured from the load until it scales out, with metrics of a minute',
    source: {
      url: 'https://aws.amazon.com/blogs/aws/amazon-ecs-introduces-new-high-resolution-metrics-for-faster-service-auto-scaling/',
      read: '2026-11-29',
    },
  },
  {
    value: '86',
    unit: 'second',
    near: /with the usual metrics, and #/,
    what: 'the same, with metrics of 20 seconds',
    source: {
      url: 'https://aws.amazon.com/blogs/aws/amazon-ecs-introduces-new-high-resolution-metrics-for-faster-service-auto-scaling/',
      read: '2026-11-29',
    },
  },
  // Facts about the programs.
  {
    value: '1',
    unit: 'vCPU',
    near: /(#|# and|Task: #,) 3 GB|student needs #|units:? (are|.* is) #|as much as the task.*, #, and less/,
    what: "the notes' size, the default of --cpu",
    source: { file: 'scripts/inputs.ts', says: '.default(1024)' },
  },
  {
    value: '3',
    unit: 'GB',
    near: /1 vCPU( and|,) #|Lambda with #|requests of .* at #|less memory than its #/,
    what: "the notes' size, the default of --memory",
    source: { file: 'scripts/inputs.ts', says: '.default(3072)' },
  },
  {
    value: '2',
    unit: '',
    near: /and # while a change rolls out/,
    what: 'vCPUs while a change of one task rolls out: the default maximum is twice the tasks',
    source: { file: 'scripts/steps/create-service.ts', says: 'maximumPercent: 200' },
  },
  {
    value: '1024',
    unit: '',
    near: /CPU units: #|CPU is counted in _units_: # units|Memory is counted in MiB: #/,
    what: 'units in a vCPU, and MiB in a GB',
    source: { file: 'scripts/inputs.ts', says: '1024 is one vCPU' },
  },
  {
    value: '1',
    unit: 'GB',
    near: /in MiB: 1024 are #/,
    what: '1024 MiB',
    source: { file: 'scripts/inputs.ts', says: '1024 is one GB' },
  },
  {
    value: '200',
    unit: '',
    near: /# students/,
    what: 'the class that the figures are computed for',
    source: { file: 'src/site/facts/figures.ts', says: 'const STUDENTS = 200' },
  },
  {
    value: '2',
    unit: 'hour',
    near: /for a # lesson/,
    what: 'the lesson that the figures are computed for',
    source: { file: 'src/site/facts/figures.ts', says: 'const LESSON_HOURS = 2' },
  },
  {
    value: '5',
    unit: 'second',
    near: /asks (again )?every #/,
    what: 'how often a step asks again',
    source: { file: 'src/engine/deployment.ts', says: 'every: 5, atMost: 600' },
  },
  {
    value: '2',
    unit: 'minute',
    near: /after # it gives up|[Uu]nable to assume .* for longer than #/,
    what: 'how long the cluster waits for its role',
    source: { file: 'scripts/steps/create-cluster.ts', says: 'every: 5, atMost: 120' },
  },
  {
    value: '5',
    unit: 'minute',
    near: /after that refusal for #|DependencyViolation.* for longer than #|`retryWhileInUse` waits up to #/,
    what: 'how long undo waits for what is in use',
    source: { file: 'src/engine/passing-errors.ts', says: 'every: 10, atMost: 300' },
  },
  {
    value: '0',
    unit: '',
    near: /service is set to # tasks/,
    what: 'the fewest tasks that a service may keep',
    source: { file: 'scripts/inputs.ts', says: '.min(0, ' },
  },
  {
    value: '80',
    unit: 'port',
    near: /listen on port #/,
    what: 'the default of --port',
    source: { file: 'scripts/inputs.ts', says: '.default(80)' },
  },
  {
    value: '1',
    unit: '',
    near: /# to 32 letters, digits and hyphens/,
    what: 'the shortest --name',
    source: { file: 'scripts/cli/common-flags.ts', says: 'expected 1 to 32 letters' },
  },
  {
    value: '32',
    unit: '',
    near: /1 to # letters, digits and hyphens/,
    what: 'the longest --name',
    source: { file: 'scripts/cli/common-flags.ts', says: 'expected 1 to 32 letters' },
  },
  {
    value: '0',
    unit: '',
    near: /\| # +\| Done\./,
    what: 'the exit code of a command that did it',
    source: { file: 'scripts/cli/program.ts', says: '0: done.' },
  },
  {
    value: '1',
    unit: '',
    near: /\| # +\| A bug in this program/,
    what: 'the exit code after an answer that nobody expects',
    source: { file: 'scripts/cli/program.ts', says: '1: a bug of ours' },
  },
  {
    value: '2',
    unit: '',
    near: /\| # +\| Something that you can fix/,
    what: 'the exit code after what the reader can mend',
    source: { file: 'scripts/cli/program.ts', says: '2: something that the reader can mend' },
  },
  {
    value: '3',
    unit: '',
    near: /\| # +\| `npm run audit` on AWS/,
    what: 'the exit code of an audit that finds something that costs money',
    source: { file: 'scripts/audit.ts', says: 'const BILLED = 3;' },
  },
  {
    value: '130',
    unit: '',
    near: /\| # +\| You pressed Ctrl-C/,
    what: 'the exit code after Ctrl-C',
    source: { file: 'scripts/cli/program.ts', says: 'process.exit(130)' },
  },
  {
    value: '64',
    unit: 'hour',
    near: /for a # weekend|weekend of #/,
    what: 'from Friday at 17:00 to Monday at 9:00',
    source: { file: 'src/site/facts/figures.ts', says: '(task + address + balancer) * 64' },
  },
  {
    value: '2026-10-01',
    unit: 'date',
    near: /AWS's table.* read on #/,
    what: 'when the table of sizes was read',
    source: { file: 'src/engine/task-sizes.ts', says: 'read on 2026-10-01' },
  },
  {
    value: '10',
    unit: 'second',
    near: /a moment earlier, and # later/,
    what: 'how long the recorded run waited for the role',
    source: { file: 'src/recordings/create-cluster/run.txt', says: 'waits 10 s: done' },
  },
  {
    value: '1',
    unit: 'revision',
    near: /ran as revision #/,
    what: 'the first revision of a family',
    source: {
      file: 'src/recordings/register-task-definition/run.txt',
      says: 'task-definition/fargate-tutorial:1',
    },
  },
  {
    value: '1',
    unit: '',
    near: /next revision does not go back to #/,
    what: 'the first revision of a family',
    source: {
      file: 'src/recordings/register-task-definition/run.txt',
      says: 'task-definition/fargate-tutorial:1',
    },
  },

  // Facts about AWS.
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

  // Facts from other sources.
  {
    value: '2022-01',
    unit: 'date',
    near: /feature request for ARM processors.* dates from #/,
    what: 'the day of that issue',
    source: { url: 'https://github.com/aws/containers-roadmap/issues/1629', read: '2026-11-22' },
  },
  {
    value: '2019',
    unit: 'date',
    near: /Elastic IP.* \[since #/,
    what: 'the year of that issue',
    source: { url: 'https://github.com/aws/containers-roadmap/issues/311', read: '2026-11-22' },
  },
  {
    value: '100',
    unit: 'time',
    near: /[Ww]ithout an account, you can pull \[# in/,
    what: 'how often an address may pull from Docker Hub without an account',
    source: { url: 'https://docs.docker.com/docker-hub/usage/pulls/', read: '2026-11-22' },
  },
  {
    value: '100',
    unit: 'time',
    near: /press _Ask #_/,
    what: 'how often the button of the frame asks the app',
    source: { file: 'src/site/browser/app-frame.ts', says: 'MANY = 100' },
  },
  {
    value: '6',
    unit: 'hour',
    near: /you can pull \[100 times in #/,
    what: 'in which it may pull that often',
    source: { url: 'https://docs.docker.com/docker-hub/usage/pulls/', read: '2026-11-22' },
  },
  {
    value: '2025',
    unit: 'date',
    near: /Docker changed the figure in the spring of #/,
    what: 'when Docker last changed that figure',
    source: { url: 'https://docs.docker.com/docker-hub/usage/', read: '2026-11-22' },
  },
  {
    value: '15',
    unit: 'minute',
    near: /A request can take \[at most #|runs longer than #/,
    what: 'the longest that a function may take',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      read: '2026-11-22',
    },
  },
  {
    value: '6',
    unit: 'MB',
    near: /a request or response can have at most #/,
    what: 'the largest request and answer of a function',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      read: '2026-11-22',
    },
  },
  {
    value: '10',
    unit: 'GB',
    near: /function can have at most # of memory|an image of at most #/,
    what: 'the most memory of a function, and its largest image',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      read: '2026-11-22',
    },
  },
  {
    value: '1023',
    unit: '',
    near: /port above #/,
    what: 'the last port for which a process has to be root',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc6335', read: '2026-11-22' },
  },
  {
    value: '2026',
    unit: 'date',
    near: /MicroVMs, whose client was published on npm in #/,
    what: 'when @aws-sdk/client-lambda-microvms was first published',
    source: {
      url: 'https://www.npmjs.com/package/@aws-sdk/client-lambda-microvms',
      read: '2026-11-22',
    },
  },
  {
    value: '30',
    unit: 'GiB',
    near: /root volume of #/,
    what: 'the root volume of an instance from the ECS-optimized Amazon Linux 2023 image',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html',
      read: '2026-11-28',
    },
  },
  {
    value: '2023',
    unit: 'date',
    near: /Amazon Linux # image/,
    what: 'a part of its name',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html',
      read: '2026-11-28',
    },
  },
  {
    value: '2025-08',
    unit: 'date',
    near: /(INIT phase|container image).*\[since #/,
    what: 'when Lambda began to bill the INIT phase of every function',
    source: {
      url: 'https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/',
      read: '2026-11-28',
    },
  },
  {
    value: '2',
    unit: 'vCPU',
    near: /t3\.medium has 4 GB and # that/,
    what: 'the vCPUs of a t3.medium',
    source: { url: 'https://aws.amazon.com/ec2/instance-types/t3/', read: '2026-11-22' },
  },
  {
    value: '4',
    unit: 'GB',
    near: /t3\.medium has #/,
    what: 'its memory',
    source: { url: 'https://aws.amazon.com/ec2/instance-types/t3/', read: '2026-11-22' },
  },
  // Opening an account.
  {
    value: '2026-11',
    unit: 'date',
    near: /second-hand, as of #/,
    what: 'when the offers for new customers were read',
    source: {
      url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/core-skills/aws-billing-and-cost-management/references/free-tier.md',
      read: '2026-11-29',
    },
  },
  {
    value: '2026-09',
    unit: 'date',
    near: /the terms in #/,
    what: "when somebody read AWS's terms and questions of the Free Tier",
    source: { url: 'https://github.com/sysnet4admin/SSF/issues/36', read: '2026-11-29' },
  },
  {
    value: '2026-10',
    unit: 'date',
    near: /the end of the free plan in #/,
    what: 'when somebody read in AWS’s guide how the free plan ends',
    source: {
      url: 'https://github.com/quattro004/Agent004/wiki/Decision-AWS-Account-Plan',
      read: '2026-11-29',
    },
  },
  {
    value: '2025-07',
    unit: 'date',
    near: /choose between two.*#|#.*choose between two/,
    what: 'since when new accounts have a free plan and a paid plan',
    source: {
      url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/core-skills/aws-billing-and-cost-management/references/free-tier.md',
      read: '2026-11-29',
    },
  },
  {
    value: '100',
    unit: 'USD',
    near: /[Cc]redits.*#/,
    what: 'credits at sign-up, and as much again for activities: 200 USD in all',
    source: {
      url: 'https://freetier.co/articles/aws-free-tier-changes-july-15-2025',
      read: '2026-11-29',
    },
  },
  {
    value: '6',
    unit: 'month',
    near: /with its credits.*#|#.*with its credits/,
    what: 'how long a free plan lasts at most',
    source: {
      url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/core-skills/aws-billing-and-cost-management/references/free-tier.md',
      read: '2026-11-29',
    },
  },
  {
    value: '90',
    unit: 'day',
    near: /account closes, you have #/,
    what: 'how long a closed account on the free plan can be reopened, as others quoted that page in 2026-09: we could not open it',
    source: {
      url: 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier-plans.html',
      read: '2026-09',
    },
  },
  {
    value: '20',
    unit: 'USD',
    near: /activities earn # each/,
    what: 'credits for each of five activities',
    source: { url: 'https://github.com/sysnet4admin/SSF/issues/36', read: '2026-11-29' },
  },
  {
    value: '2.32.0',
    unit: '',
    near: /AWS CLI\].*\), # or newer/,
    what: 'the first AWS CLI that has aws login',
    source: {
      url: 'https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html',
      read: '2026-11-29',
    },
  },
  {
    value: '12',
    unit: 'hour',
    near: /AWS CLI renews them for #/,
    what: 'how long aws login renews its credentials',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html',
      read: '2026-11-29',
    },
  },
  // AWS Budgets.
  {
    value: '80',
    unit: '%',
    near: /one when # of the limit is spent|# of the actual/,
    what: 'how much is spent when the first warning goes out',
    source: { file: 'src/engine/budget-warnings.ts', says: 'Threshold: 80' },
  },
  {
    value: '100',
    unit: '%',
    near: /to cost more than # of it|# of the forecasted/,
    what: 'how much a month is expected to cost when the second warning goes out',
    source: { file: 'src/engine/budget-warnings.ts', says: 'Threshold: 100' },
  },
  {
    value: '3',
    unit: 'time',
    near: /updates the figures up to # a day/,
    what: 'how often a day AWS updates budgets, at most',
    source: {
      url: 'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html',
      read: '2026-11-29',
    },
  },
  {
    value: '8',
    unit: '',
    near: /updates the figures .* some # to/,
    what: 'hours between two updates of a budget, at least',
    source: {
      url: 'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html',
      read: '2026-11-29',
    },
  },
  {
    value: '12',
    unit: 'hour',
    near: /updates the figures .* 8 to # apart/,
    what: 'hours between two updates of a budget, at most',
    source: {
      url: 'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html',
      read: '2026-11-29',
    },
  },
  // Load balancing.
  {
    value: '80',
    unit: 'port',
    near: /opens ports #|port # has no listener|on port # for HTTP/,
    what: 'the port of HTTP, on which the listener listens',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 80' },
  },
  {
    value: '443',
    unit: 'port',
    near: /on port # for HTTPS/,
    what: 'the port of HTTPS',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 443' },
  },
  {
    value: '443',
    unit: 'port',
    near: /allows TCP port # from the subnets/,
    what: 'the port on which the endpoints of AWS listen',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
      read: '2026-11-29',
    },
  },
  {
    value: '80',
    unit: '',
    near: /HTTP and #, or HTTPS/,
    what: 'the port of HTTP, on which the listener listens',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 80' },
  },
  {
    value: '443',
    unit: '',
    near: /ports 80 and #, for HTTP and HTTPS|on # nothing does until|HTTPS, # and your certificate/,
    what: 'the port of HTTPS',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 443' },
  },
  {
    value: '200',
    unit: '',
    near: /status (from|than|outside) # to|default is # only|than # to/,
    what: 'the lowest status that is a good answer, and AWS’s default',
    source: { file: 'scripts/steps/create-target-group.ts', says: '200-399' },
  },
  {
    value: '399',
    unit: '',
    near: /200 to #/,
    what: 'the highest status that is a good answer',
    source: { file: 'scripts/steps/create-target-group.ts', says: '200-399' },
  },
  {
    value: '300',
    unit: 'second',
    near: /default is #, and every deployment waits/,
    what: 'how long a target drains by default',
    source: {
      sdk: 'elasticloadbalancing',
      says: 'default value is 300 seconds',
    },
  },
  {
    value: '30',
    unit: 'second',
    near: /drains for #|# is enough/,
    what: 'how long a target drains here',
    source: { file: 'scripts/steps/create-target-group.ts', says: "Value: '30'" },
  },
  {
    value: '503',
    unit: 'HTTP',
    near: /HTTP # (at the address|on the test port)/,
    what: 'what a load balancer answers when no target is registered',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
      read: '2026-11-29',
    },
  },
  {
    value: '502',
    unit: '',
    near: /#\*\*: the task closed/,
    what: 'what a load balancer answers when the target has closed the connection',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
      read: '2026-11-29',
    },
  },
  {
    value: '504',
    unit: '',
    near: /#\*\*: it did not answer/,
    what: 'what a load balancer answers when the target has not answered in time',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
      read: '2026-11-29',
    },
  },
  {
    value: '14',
    unit: 'day',
    near: /machine lives for # at most/,
    what: 'the longest life of a machine of ECS Managed Instances',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-fargate-to-managed-instances.html',
      read: '2026-11-29',
    },
  },
  {
    value: '4',
    unit: 'GB',
    near: /two vCPUs and #, of which/,
    what: 'the memory of the machines that are counted on',
    source: { file: 'src/engine/machine-room.ts', says: 'Both have two vCPUs and 4 GB' },
  },
  {
    value: '2',
    unit: 'vCPU',
    near: /machines with # and/,
    what: 'the processors of the machines that are counted on',
    source: { file: 'src/engine/machine-room.ts', says: 'Both have two vCPUs and 4 GB' },
  },
  {
    value: '6',
    unit: 'time',
    near: /\[# .*standard support/,
    what: 'an EKS cluster in extended support: $0.60 an hour instead of $0.10',
    source: {
      url: 'https://aws.amazon.com/blogs/containers/amazon-eks-extended-support-for-kubernetes-versions-pricing/',
      read: '2026-11-29',
    },
  },
  {
    value: '2025-11',
    unit: 'date',
    near: /Express Mode came out in #/,
    what: 'when ECS Express Mode came, with version 1.41.1 of boto3',
    source: {
      url: 'https://github.com/boto/botocore/blob/develop/CHANGELOG.rst',
      read: '2026-11-29',
    },
  },
  {
    value: '256',
    unit: '',
    near: /API reference says #,/,
    what: 'the CPU units of an Express service that is given none',
    source: { sdk: 'ecs', says: 'The default value for an Express service is 256 (.25 vCPU)' },
  },
  {
    value: '512',
    unit: '',
    near: /API reference says .*, # and/,
    what: 'the memory of an Express service that is given none',
    source: { sdk: 'ecs', says: 'The default value for an express service is 512 MiB' },
  },
  {
    value: '1024',
    unit: '',
    near: /developer guide says # and/,
    what: 'the same CPU units, as the guide has them',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html',
      read: '2026-11-29',
    },
  },
  {
    value: '2048',
    unit: 'MiB',
    near: /developer guide says .* and #/,
    what: 'the same memory, as the guide has it',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html',
      read: '2026-11-29',
    },
  },
  {
    value: '2026-04-30',
    unit: 'date',
    near: /new customers since #/,
    what: 'since when App Runner takes no new customers',
    source: {
      url: 'https://docs.aws.amazon.com/apprunner/latest/dg/apprunner-availability-change.html',
      read: '2026-11-29',
    },
  },
  {
    value: '2026-06-12',
    unit: 'date',
    near: /its support on #/,
    what: 'when the support of the AWS Copilot CLI ended',
    source: {
      url: 'https://aws.amazon.com/blogs/containers/announcing-the-end-of-support-for-the-aws-copilot-cli/',
      read: '2026-11-29',
    },
  },
  {
    value: '2025-10',
    unit: 'date',
    near: /since # a new URL requires both/,
    what: 'since when a new function URL asks for two permissions',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      read: '2026-11-29',
    },
  },
  {
    value: '403',
    unit: 'HTTP',
    near: /gets HTTP #|HTTP # at the address.*signed/,
    what: 'the answer of a function URL to whom it does not know',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      read: '2026-11-29',
    },
  },
  {
    value: '502',
    unit: 'HTTP',
    near: /HTTP # at the address.*talk to La/,
    what: 'the answer of a function URL whose function failed',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html',
      read: '2026-11-29',
    },
  },

  {
    value: '502',
    unit: 'HTTP',
    near: /the client gets HTTP #/,
    what: 'what a load balancer answers for an app that closed the connection',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
      read: '2026-11-29',
    },
  },

  // Values that the commands in the prose give to flags.
  {
    value: 'expose',
    unit: '--track',
    near: /to the load balancer/,
    what: 'the track that has the load balancer',
    source: { file: 'scripts/tracks/expose.ts', says: "id: 'expose'" },
  },
  {
    value: 'attach-load-balancer',
    unit: '--to',
    near: /to the load balancer/,
    what: 'puts the service behind the load balancer',
    source: {
      file: 'scripts/steps/attach-load-balancer.ts',
      says: "title: 'Attach the load balancer'",
    },
  },
  {
    value: 'aws',
    unit: '--target',
    near: /^/,
    what: 'works on your own account: nothing else is said of it',
    source: { file: 'scripts/cli/program.ts', says: "'--target <target>'" },
  },
  {
    value: '0',
    unit: '--desired-count',
    near: /nothing runs|stops the task|[Pp]ause with|that you stopped with/,
    what: 'no task',
    source: { file: 'scripts/inputs.ts', says: '.min(0, ' },
  },
  {
    value: '2',
    unit: '--desired-count',
    near: /second task|comes? after|Run two tasks/,
    what: 'two tasks',
    source: { file: 'scripts/inputs.ts', says: '.min(0, ' },
  },
  {
    value: 'wait',
    unit: '--decision',
    near: /stops there and/,
    what: 'leaves the deployment paused',
    source: { file: 'scripts/inputs.ts', says: "'continue', 'wait', 'rollback'" },
  },
  {
    value: 'continue',
    unit: '--decision',
    near: /Then decide|(waits|is waiting) for an answer/,
    what: 'lets the deployment go on',
    source: { file: 'scripts/inputs.ts', says: "'continue', 'wait', 'rollback'" },
  },
  {
    value: 'rollback',
    unit: '--decision',
    near: /Then decide|do that in another terminal/,
    what: 'sends the deployment back',
    source: { file: 'scripts/inputs.ts', says: "'continue', 'wait', 'rollback'" },
  },
  {
    value: '2',
    unit: '--attempt',
    near: /give it another number/,
    what: 'the second run of the same command',
    source: { file: 'scripts/inputs.ts', says: 'each number runs once' },
  },
  {
    value: '0.5',
    unit: 'GB',
    near: /of which # is for the system/,
    what: 'the memory of a machine that no task gets, an estimate',
    source: { file: 'src/engine/machine-room.ts', says: 'Both have two vCPUs and 4 GB' },
  },
  {
    value: '512',
    unit: '--memory',
    near: /smaller task|a few visitors/,
    what: '512 MiB, the smallest size',
    source: { file: 'src/engine/task-sizes.ts', says: 'cpu: 256, memory: [512,' },
  },
  {
    value: '768',
    unit: '--cpu',
    near: /three quarters of a vCPU/,
    what: 'three quarters of 1024 units',
    source: { file: 'scripts/inputs.ts', says: '1024 is one vCPU' },
  },
  {
    value: '8080',
    unit: '--port',
    near: /another port/,
    what: 'a port that is not the default',
    source: { file: 'scripts/inputs.ts', says: '.default(80)' },
  },
  {
    value: 'ARM64',
    unit: '--architecture',
    near: /\bARM|for both/,
    what: 'the processor that is not the default',
    source: { file: 'scripts/inputs.ts', says: "['X86_64', 'ARM64']" },
  },
  {
    value: 'create-cluster',
    unit: '--to',
    near: /catches up with two commands/,
    what: 'a step in the middle',
    source: { file: 'scripts/tracks/core.ts', says: 'createCluster,' },
  },
  {
    value: 'create-cluster',
    unit: '--from',
    near: /select some of them/,
    what: 'a step in the middle',
    source: { file: 'scripts/tracks/core.ts', says: 'createCluster,' },
  },
  {
    value: 'create-service',
    unit: '--to',
    near: /select some of them/,
    what: 'a step behind it',
    source: { file: 'scripts/tracks/core.ts', says: 'createService,' },
  },
  {
    value: 'create-service-linked-role',
    unit: '--from',
    near: /next page/,
    what: 'the step after preflight',
    source: { file: 'scripts/tracks/core.ts', says: 'createServiceLinkedRole,' },
  },
];

/** Names of things elsewhere: other programs, AWS's own policies, Regions. */
export const NAMES: readonly Name[] = [
  // Get the code.
  {
    name: 'EBADENGINE',
    what: 'the code of a warning of npm',
    source: {
      url: 'https://docs.npmjs.com/cli/v11/using-npm/config#engine-strict',
      read: '2026-11-29',
    },
  },
  // Private subnets and secrets.
  {
    name: 'ecr.api',
    what: 'the interface endpoint of the API of Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-version-migration.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ecr.dkr',
    what: 'the interface endpoint through which images are pulled from Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-version-migration.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'com.amazonaws.us-east-1.ecr.api',
    what: 'the same endpoint, with its Region',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-version-migration.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ssm',
    what: 'the interface endpoint of Systems Manager, with Parameter Store',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-version-migration.html',
      read: '2026-11-29',
    },
  },
  {
    name: ':password::',
    what: 'how an ARN names a key of a JSON secret',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'password',
    near: /in place of/,
    what: 'a key in a JSON secret, as an example',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'secretsmanager:GetSecretValue',
    what: 'an action of IAM',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ssm:GetParameters',
    what: 'an action of IAM',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'kms:Decrypt',
    what: 'an action of IAM',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'IPv4',
    what: 'the Internet Protocol with addresses of four numbers',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc791', read: '2026-11-22' },
  },
  {
    name: 'localhost',
    what: 'the name of the machine itself',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc6761', read: '2026-11-22' },
  },
  {
    name: 'CodeDeploy',
    what: 'the AWS service that once did blue/green deployments for ECS',
    source: {
      url: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/welcome.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'MicroVMs',
    what: 'a part of AWS Lambda',
    source: { url: 'https://aws.amazon.com/lambda/pricing/', read: '2026-11-22' },
  },
  {
    name: 'PowerUserAccess',
    what: 'a policy of AWS that allows nearly everything but IAM',
    source: {
      url: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/PowerUserAccess.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'aws:RequestedRegion',
    what: 'a condition key of IAM',
    source: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'us-west-1',
    near: /zone/,
    what: 'a Region in which not every zone has Fargate',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'ap-northeast-1',
    near: /zone/,
    what: 'a Region in which not every zone has Fargate',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'student-07',
    what: 'an example of a --name',
    source: { file: 'scripts/cli/common-flags.ts', says: 'expected 1 to 32 letters' },
  },
  {
    name: 'httpd',
    what: "Docker's official image of the Apache web server",
    source: { url: 'https://hub.docker.com/_/httpd', read: '2026-11-22' },
  },
  {
    name: 'public.ecr.aws/docker/library/httpd:2.4',
    what: "AWS's copy of it",
    source: { url: 'https://gallery.ecr.aws/docker/library/httpd', read: '2026-11-22' },
  },
  {
    name: 'public.ecr.aws',
    what: 'the address of Amazon ECR Public',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'aws sso login',
    what: 'signs in to the AWS CLI',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/reference/sso/login.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'aws configure',
    what: 'sets a profile of the AWS CLI up',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/reference/configure/',
      read: '2026-11-22',
    },
  },
  {
    name: 'localhost/sample:1',
    what: 'the image that the reader builds',
    source: { file: 'tests/app/sample-image.slow.test.ts', says: "'localhost/sample:1'" },
  },
  {
    name: 'localhost/sample:2',
    what: 'the image with the changed line',
    source: { file: 'tests/app/sample-image.slow.test.ts', says: "'localhost/sample:2'" },
  },
  {
    name: 'docker build --tag localhost/sample:1 scripts/app/sample',
    what: 'builds an image from the Dockerfile of a folder',
    source: {
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      read: '2026-11-29',
    },
  },
  {
    name: 'docker build --tag localhost/sample:2 scripts/app/sample',
    what: 'the same, for the changed line',
    source: {
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      read: '2026-11-29',
    },
  },
  {
    name: 'while curl --silent --show-error --fail http://127.0.0.1:4748/; do sleep 0.2; done',
    what: 'asks five times a second, and ends at the first request that fails',
    source: { url: 'https://curl.se/docs/manpage.html', read: '2026-11-29' },
  },
  {
    name: 'docker',
    what: 'the command of Docker',
    source: { url: 'https://docs.docker.com/reference/cli/docker/', read: '2026-11-29' },
  },
  {
    name: 'podman',
    what: 'the command of Podman',
    source: {
      url: 'https://docs.podman.io/en/latest/markdown/podman-build.1.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'MESSAGE',
    near: /change the text of/,
    what: 'the line of the sample that is to be changed',
    source: {
      file: 'scripts/app/sample/server.ts',
      says: "const MESSAGE = 'Hello from version 1';",
    },
  },
  {
    name: 'TypeScript',
    what: 'a language that Node.js runs without a compiler',
    source: { url: 'https://nodejs.org/api/typescript.html', read: '2026-11-29' },
  },
  {
    name: 'docker buildx build --platform linux/amd64,linux/arm64',
    what: 'builds an image for two processors',
    source: {
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      read: '2026-11-22',
    },
  },
  {
    name: 'exec format error',
    what: 'what Linux says of a program that was built for another processor (ENOEXEC)',
    source: { url: 'https://man7.org/linux/man-pages/man3/errno.3.html', read: '2026-11-22' },
  },
  {
    name: 'HTTP 404',
    what: 'the answer "not found"',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc9110', read: '2026-11-22' },
  },
  {
    name: 'HTTP 500',
    what: 'the answer "internal server error"',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc9110', read: '2026-11-22' },
  },
  {
    name: 'curl',
    what: 'a program that asks a URL',
    source: { url: 'https://curl.se/docs/manpage.html', read: '2026-11-22' },
  },
  {
    name: 'policy.json',
    what: 'a file of the reader',
    source: {
      file: 'src/content/docs/reference/permissions.mdx',
      says: 'Save it as `policy.json`',
    },
  },
  {
    name: 'web/web/',
    what: 'the beginning of the names of log streams: the prefix and the container',
    source: {
      file: 'scripts/steps/register-task-definition.ts',
      says: "'awslogs-stream-prefix': 'web'",
    },
  },
  {
    name: 'SignInLocalDevelopmentAccess',
    what: 'a policy of AWS that lets a user sign in with aws login',
    source: {
      url: 'https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html',
      read: '2026-11-29',
    },
  },
  ...[
    ['aws freetier get-account-plan-state --region us-east-1', 'says which plan an account has'],
    ['GetAccountPlanState', 'the operation of the Free Tier API that this command calls'],
    ['freetier:GetAccountPlanState', 'the permission that it needs'],
  ].map(([name = '', what = '']) => ({
    name,
    what,
    source: {
      url: 'https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_freetier_GetAccountPlanState.html',
      read: '2026-11-29',
    },
  })),
  {
    name: 'aws login',
    what: 'a command of the AWS CLI that signs in by the browser',
    source: {
      url: 'https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html',
      read: '2026-11-29',
    },
  },
  {
    name: '--cpu 0.75',
    near: /which is not a whole number/,
    what: 'a size that the program refuses',
    source: { file: 'scripts/inputs.ts', says: 'expected CPU units, a whole number' },
  },
  {
    name: 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
    what: 'it stands for a certificate of the reader’s',
    source: {
      file: 'scripts/inputs.ts',
      says: 'expected the ARN of a certificate in ACM, such as',
    },
  },
  {
    name: 'you@example.com',
    what: 'an address that nobody has',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc2606', read: '2026-11-29' },
  },
  {
    name: 'app.example.com',
    what: 'a name that stands for one of the reader’s',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc2606', read: '2026-11-29' },
  },
  {
    name: 'CNAME',
    what: 'a record of the domain name system that leads from one name to another',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc1034', read: '2026-11-29' },
  },
  {
    name: 'ELBSecurityPolicy-2016-08',
    what: 'the security policy of a listener that is made by a program without one',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'class.txt',
    what: 'the file with the names of a class',
    source: { file: 'src/site/weaving/class-loops.ts', says: 'done <class.txt' },
  },
  {
    name: 'PowerShell',
    what: 'a shell',
    source: { url: 'https://learn.microsoft.com/powershell/', read: '2026-11-29' },
  },
  {
    name: 'retryUntilConsistent',
    what: 'what a step calls to make a call again',
    source: { file: 'src/engine/context.ts', says: 'retryUntilConsistent: (call)' },
  },
  {
    name: 'lambda:InvokeFunctionUrl',
    what: 'a permission of Lambda without an operation of its own',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'lambda:InvokeFunction',
    what: 'the permission to call a function',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ecr:BatchGetImage',
    what: 'a permission of Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ecr:GetDownloadUrlForLayer',
    what: 'a permission of Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ecr:GetRepositoryPolicy',
    what: 'a permission of Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ecr:SetRepositoryPolicy',
    what: 'a permission of Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'lambda.amazonaws.com',
    what: 'the name of Lambda in a policy',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'aws ecr create-repository',
    what: 'makes a repository of images',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/reference/ecr/create-repository.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'aws ecr get-login-password',
    what: 'gives a password for a registry',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/reference/ecr/get-login-password.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'aws ecr delete-repository',
    what: 'deletes a repository of images',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/reference/ecr/delete-repository.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'docker login',
    what: 'signs in to a registry',
    source: { url: 'https://docs.docker.com/reference/cli/docker/login/', read: '2026-11-29' },
  },
  {
    name: 'docker buildx build',
    what: 'builds an image',
    source: {
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      read: '2026-11-29',
    },
  },
  {
    name: '--platform linux/amd64',
    what: 'builds an image for one processor',
    source: {
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      read: '2026-11-29',
    },
  },
  {
    name: '--provenance=false',
    what: 'builds an image without an index of several manifests',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'docker push',
    what: 'brings an image to its registry',
    source: { url: 'https://docs.docker.com/reference/cli/docker/image/push/', read: '2026-11-29' },
  },
  {
    name: '--aws-sigv4',
    what: 'has curl sign a request for AWS',
    source: { url: 'https://curl.se/docs/manpage.html', read: '2026-11-29' },
  },
  {
    name: 'spec.template.spec.containers[0].image',
    what: 'a field of a Deployment of Kubernetes',
    source: {
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
      read: '2026-11-29',
    },
  },
  {
    name: 'containers[0].ports[0].containerPort',
    what: 'a field of a pod of Kubernetes',
    source: {
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
      read: '2026-11-29',
    },
  },
  {
    name: 'containers[0].resources.requests',
    what: 'a field of a pod of Kubernetes',
    source: {
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
      read: '2026-11-29',
    },
  },
  {
    name: 'spec.replicas',
    what: 'a field of a Deployment of Kubernetes',
    source: {
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
      read: '2026-11-29',
    },
  },
  {
    name: 'podExecutionRoleArn',
    what: 'a member of CreateFargateProfile of EKS',
    source: {
      url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateFargateProfile.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'DaemonSet',
    what: 'what runs a pod on each machine of Kubernetes',
    source: {
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/',
      read: '2026-11-29',
    },
  },
  {
    name: '/ping',
    what: 'the path of the health check of an Express service that is given none',
    source: { sdk: 'ecs', says: 'the default health check path is /ping' },
  },
];

/** Sentences of AWS's documentation, and errors that the local AWS does not send. */
export const QUOTES: readonly Quote[] = [
  {
    text: 'is not authorized to perform: secretsmanager:GetSecretValue',
    source: {
      url: 'https://github.com/aws/copilot-cli/issues/5752',
      read: '2026-11-29',
    },
  },
  {
    text: 'Access to KMS is not allowed',
    source: {
      url: 'https://github.com/GiamPy5/terraform-aws-directus/issues/10',
      read: '2026-11-29',
    },
  },
  {
    text: 'Check whether the secret exists in the specified Region.',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
      read: '2026-11-29',
    },
  },
  {
    text: 'There is a connection issue between the task and Secrets Manager. Check your task network configuration.',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
      read: '2026-11-29',
    },
  },
  {
    text: 'Both targetGroup and alternateTargetGroup must be associated with the productionListenerRule or testListenerRule.',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-code-deploy-to-ecs-blue-green.html',
      read: '2026-11-29',
    },
  },
  {
    text: 'a logical grouping of tasks or services',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/welcome-features.html',
      read: '2026-11-22',
    },
  },
  {
    text: 'grouping of one or more container instances',
    source: { sdk: 'ecs', says: 'A regional grouping of one or more container instances' },
  },
  {
    text: "Your entire application stack doesn't need to be on a single task definition. In fact, we recommend spanning your application across multiple task definitions.",
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/welcome-features.html',
      read: '2026-11-22',
    },
  },
  {
    text: 'URI of a container image in the Amazon ECR registry',
    source: { sdk: 'lambda', says: 'URI of a container image in the Amazon ECR registry' },
  },
  {
    text: 'The Amazon ECS console creates the resources that are needed by an Amazon ECS cluster by creating a CloudFormation stack.',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-cluster-console-v2.html',
      read: '2026-11-22',
    },
  },
  {
    text: 'When the service deploymentController is ECS, the value must be DISABLED',
    source: {
      sdk: 'ecs',
      says: 'When the service deploymentController is ECS, the value must be DISABLED',
    },
  },
  {
    text: 'context deadline exceeded',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
      read: '2026-11-22',
    },
  },
  {
    text: 'request canceled while waiting for connection',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
      read: '2026-11-22',
    },
  },
  {
    text: 'because no permissions boundary allows',
    source: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
      read: '2026-11-22',
    },
  },
];
