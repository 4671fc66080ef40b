/** Where something is written that no run of ours can show. */
export type Source =
  /** A file of this project, or of an installed package, that has this text: a changed program makes the fact wrong. */
  | { file: string; says: string }
  /** The documentation inside an installed client of the SDK, as `ecs`. */
  | { sdk: string; says: string }
  /** A page elsewhere, and the day or month in which it was read. */
  | { url: string; read: string };

/** A number that the prose of a page says. */
export interface Fact {
  value: string;
  /** In the singular, as `second`, `GB`, `%`, `date`; `''` for a bare number. */
  unit: string;
  /** The words that stand in the line with it. The same number elsewhere is another fact. */
  near: RegExp;
  what: string;
  source: Source;
}

/** A name that is neither ours nor that of something in an SDK that is installed here. */
export interface Name {
  name: string;
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
  // Facts about the programs.
  {
    value: '1',
    unit: 'vCPU',
    near: /3 GB|student|units/i,
    what: "the notes' size, the default of --cpu",
    source: { file: 'scripts/inputs.ts', says: '.default(1024)' },
  },
  {
    value: '3',
    unit: 'GB',
    near: /1 vCPU|Lambda/,
    what: "the notes' size, the default of --memory",
    source: { file: 'scripts/inputs.ts', says: '.default(3072)' },
  },
  {
    value: '2',
    unit: '',
    near: /while a change rolls out/,
    what: 'vCPUs while a change of one task rolls out: the default maximum is twice the tasks',
    source: { file: 'scripts/steps/create-service.ts', says: 'maximumPercent: 200' },
  },
  {
    value: '1024',
    unit: '',
    near: /CPU is counted|CPU units|Memory is counted/,
    what: 'units in a vCPU, and MiB in a GB',
    source: { file: 'scripts/inputs.ts', says: '1024 is one vCPU' },
  },
  {
    value: '1',
    unit: 'GB',
    near: /1024 are one GB/,
    what: '1024 MiB',
    source: { file: 'scripts/inputs.ts', says: '1024 is one GB' },
  },
  {
    value: '200',
    unit: '',
    near: /students/,
    what: 'the class that the figures are computed for',
    source: { file: 'src/site/facts/figures.ts', says: 'const STUDENTS = 200' },
  },
  {
    value: '2',
    unit: 'hour',
    near: /lesson/,
    what: 'the lesson that the figures are computed for',
    source: { file: 'src/site/facts/figures.ts', says: 'const LESSON_HOURS = 2' },
  },
  {
    value: '5',
    unit: 'second',
    near: /asks/,
    what: 'how often a step asks again',
    source: { file: 'src/engine/deployment.ts', says: 'every: 5, atMost: 600' },
  },
  {
    value: '2',
    unit: 'minute',
    near: /gives up|unable to assume/i,
    what: 'how long the cluster waits for its role',
    source: { file: 'scripts/steps/create-cluster.ts', says: 'every: 5, atMost: 120' },
  },
  {
    value: '5',
    unit: 'minute',
    near: /refusal|DependencyViolation/,
    what: 'how long undo waits for the network interfaces',
    source: { file: 'src/engine/passing-errors.ts', says: 'every: 10, atMost: 300' },
  },
  {
    value: '0',
    unit: '',
    near: /service/,
    what: 'the fewest tasks that a service may keep',
    source: { file: 'scripts/inputs.ts', says: '.min(0, ' },
  },
  {
    value: '80',
    unit: 'port',
    near: /app/,
    what: 'the default of --port',
    source: { file: 'scripts/inputs.ts', says: '.default(80)' },
  },
  {
    value: '1',
    unit: '',
    near: /letters, digits and hyphens/,
    what: 'the shortest --name',
    source: { file: 'scripts/cli/common-inputs.ts', says: 'expected 1 to 32 letters' },
  },
  {
    value: '32',
    unit: '',
    near: /letters, digits and hyphens/,
    what: 'the longest --name',
    source: { file: 'scripts/cli/common-inputs.ts', says: 'expected 1 to 32 letters' },
  },
  {
    value: '0',
    unit: '',
    near: /\| Done\./,
    what: 'the exit code of a command that did it',
    source: { file: 'scripts/cli/program.ts', says: '0: done.' },
  },
  {
    value: '1',
    unit: '',
    near: /bug in this program/,
    what: 'the exit code after an answer that nobody expects',
    source: { file: 'scripts/cli/program.ts', says: '1: a bug of ours' },
  },
  {
    value: '2',
    unit: '',
    near: /you can fix/,
    what: 'the exit code after what the reader can mend',
    source: { file: 'scripts/cli/program.ts', says: '2: something that the reader can mend' },
  },
  {
    value: '130',
    unit: '',
    near: /Ctrl-C/,
    what: 'the exit code after Ctrl-C',
    source: { file: 'scripts/cli/program.ts', says: 'process.exit(130)' },
  },
  {
    value: '64',
    unit: 'hour',
    near: /weekend/,
    what: 'from Friday at 17:00 to Monday at 9:00',
    source: { file: 'src/site/facts/figures.ts', says: '(task + address + balancer) * 64' },
  },
  {
    value: '2026-10-01',
    unit: 'date',
    near: /AWS's table/,
    what: 'when the table of sizes was read',
    source: { file: 'src/engine/task-sizes.ts', says: 'read on 2026-10-01' },
  },
  {
    value: '10',
    unit: 'second',
    near: /a moment earlier/,
    what: 'how long the recorded run waited for the role',
    source: { file: 'src/recordings/create-cluster/run.txt', says: 'waits 10 s: done' },
  },
  {
    value: '1',
    unit: 'revision',
    near: /revision/,
    what: 'the first revision of a family',
    source: {
      file: 'src/recordings/register-task-definition/run.txt',
      says: 'task-definition/fargate-tutorial:1',
    },
  },
  {
    value: '1',
    unit: '',
    near: /next revision does not go back/,
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
    near: /notice/,
    what: 'how long before a task on Spot is taken',
    source: { sdk: 'ecs', says: 'your tasks are interrupted with a two-minute warning' },
  },
  {
    value: '0',
    unit: '',
    near: /weight/,
    what: 'the weight of a capacity provider that is given none',
    source: { sdk: 'ecs', says: 'the default value of 0 is used' },
  },
  {
    value: '40',
    unit: 'second',
    near: /healthy/,
    what: 'how long a task without a health check has to run before it counts',
    source: { sdk: 'ecs', says: 'will wait for 40 seconds after a task reaches a RUNNING state' },
  },
  {
    value: '3',
    unit: '',
    near: /gives up after half as many failures/,
    what: 'the fewest failures at which the circuit breaker opens',
    source: { sdk: 'ecs', says: 'clamping the result to a minimum of 3 and a maximum of 200' },
  },
  {
    value: '200',
    unit: '',
    near: /gives up after half as many failures/,
    what: 'the most failures at which the circuit breaker opens',
    source: { sdk: 'ecs', says: 'clamping the result to a minimum of 3 and a maximum of 200' },
  },
  {
    value: '15',
    unit: 'second',
    near: /treats every exception/,
    what: "the shortest pause of the SDK's waiter",
    source: {
      file: 'node_modules/@aws-sdk/client-ecs/dist-es/waiters/waitForServicesStable.js',
      says: 'minDelay: 15, maxDelay: 600',
    },
  },
  {
    value: '10',
    unit: 'minute',
    near: /treats every exception/,
    what: "the longest pause of the SDK's waiter",
    source: {
      file: 'node_modules/@aws-sdk/client-ecs/dist-es/waiters/waitForServicesStable.js',
      says: 'minDelay: 15, maxDelay: 600',
    },
  },
  {
    value: '2025-06',
    unit: 'date',
    near: /wait for their log/,
    what: 'when log lines that cannot be sent at once began to be dropped',
    source: {
      sdk: 'ecs',
      says: 'On June 25, 2025, Amazon ECS changed the default log driver mode',
    },
  },
  {
    value: '1',
    unit: 'minute',
    near: /at least/,
    what: 'the least that a task is billed for',
    source: { url: 'https://aws.amazon.com/fargate/pricing/', read: '2026-11-22' },
  },
  {
    value: '6',
    unit: 'vCPU',
    near: /default is/,
    what: 'the quota of a new account',
    source: {
      url: 'https://docs.aws.amazon.com/general/latest/gr/ecs-service.html',
      read: '2026-11-22',
    },
  },
  {
    value: '137',
    unit: 'code',
    near: /OutOfMemoryError/,
    what: 'the exit code of a process that was killed: 128 and the number of SIGKILL',
    source: { file: 'src/local-aws/services/ecs/tasks/task-fate.ts', says: '137' },
  },
  {
    value: '200',
    unit: 'HTTP',
    near: /RunTask|even when nothing was started/,
    what: 'the status of an answer that only lists failures',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html',
      read: '2026-11-22',
    },
  },
  {
    value: '16384',
    unit: '',
    near: /older copies of that table/,
    what: 'the largest task in older documents',
    source: { sdk: 'ecs', says: '16384 (16 vCPU)' },
  },
  {
    value: '2017-11',
    unit: 'date',
    near: /first version/,
    what: 'when the policy of the execution role was written',
    source: {
      url: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSTaskExecutionRolePolicy.html',
      read: '2026-11-22',
    },
  },
  {
    value: '8080',
    unit: 'port',
    near: /test|tried|tries|listen|address|version/i,
    what: 'the port for tests of a new version',
    source: { file: 'scripts/steps/open-test-port.ts', says: 'TEST_PORT = 8080' },
  },
  {
    value: '2025-07',
    unit: 'date',
    near: /ECS does (that by it|this it)self/,
    what: 'when ECS learned blue/green deployments',
    source: {
      url: 'https://github.com/boto/botocore/blob/develop/.changes/1.39.5.json',
      read: '2026-11-22',
    },
  },
  {
    value: '2025-10',
    unit: 'date',
    near: /canary/i,
    what: 'when ECS learned linear and canary deployments',
    source: {
      url: 'https://github.com/boto/botocore/blob/develop/.changes/1.40.61.json',
      read: '2026-11-22',
    },
  },
  {
    value: '2026-06',
    unit: 'date',
    near: /thresholdConfiguration/,
    what: 'when the threshold of the circuit breaker became a setting',
    source: { url: 'https://www.npmjs.com/package/@aws-sdk/client-ecs', read: '2026-11-22' },
  },
  {
    value: '2025-09',
    unit: 'date',
    near: /ECS Managed Instances/,
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
    near: /feature request for ARM processors/,
    what: 'the day of that issue',
    source: { url: 'https://github.com/aws/containers-roadmap/issues/1629', read: '2026-11-22' },
  },
  {
    value: '2019',
    unit: 'date',
    near: /Elastic IP/,
    what: 'the year of that issue',
    source: { url: 'https://github.com/aws/containers-roadmap/issues/311', read: '2026-11-22' },
  },
  {
    value: '100',
    unit: 'time',
    near: /Docker/,
    what: 'how often an address may pull from Docker Hub without an account',
    source: { url: 'https://docs.docker.com/docker-hub/usage/pulls/', read: '2026-11-22' },
  },
  {
    value: '6',
    unit: 'hour',
    near: /Docker/,
    what: 'in which it may pull that often',
    source: { url: 'https://docs.docker.com/docker-hub/usage/pulls/', read: '2026-11-22' },
  },
  {
    value: '2025',
    unit: 'date',
    near: /Docker/,
    what: 'when Docker last changed that figure',
    source: { url: 'https://docs.docker.com/docker-hub/usage/', read: '2026-11-22' },
  },
  {
    value: '15',
    unit: 'minute',
    near: /request|runs longer/,
    what: 'the longest that a function may take',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      read: '2026-11-22',
    },
  },
  {
    value: '6',
    unit: 'MB',
    near: /request/,
    what: 'the largest request and answer of a function',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      read: '2026-11-22',
    },
  },
  {
    value: '10',
    unit: 'GB',
    near: /image/,
    what: 'the most memory of a function, and its largest image',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      read: '2026-11-22',
    },
  },
  {
    value: '1023',
    unit: '',
    near: /port/,
    what: 'the last port for which a process has to be root',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc6335', read: '2026-11-22' },
  },
  {
    value: '2026',
    unit: 'date',
    near: /MicroVMs/,
    what: 'when @aws-sdk/client-lambda-microvms was first published',
    source: {
      url: 'https://www.npmjs.com/package/@aws-sdk/client-lambda-microvms',
      read: '2026-11-22',
    },
  },
  {
    value: '30',
    unit: 'GiB',
    near: /root volume/,
    what: 'the root volume of an instance from the ECS-optimized Amazon Linux 2023 image',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html',
      read: '2026-11-28',
    },
  },
  {
    value: '2023',
    unit: 'date',
    near: /Amazon Linux 2023/,
    what: 'a part of its name',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html',
      read: '2026-11-28',
    },
  },
  {
    value: '2025-08',
    unit: 'date',
    near: /start|INIT phase/,
    what: 'when Lambda began to bill the INIT phase of every function',
    source: {
      url: 'https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/',
      read: '2026-11-28',
    },
  },
  {
    value: '2',
    unit: 'vCPU',
    near: /t3\.medium/,
    what: 'the vCPUs of a t3.medium',
    source: { url: 'https://aws.amazon.com/ec2/instance-types/t3/', read: '2026-11-22' },
  },
  {
    value: '4',
    unit: 'GB',
    near: /t3\.medium/,
    what: 'its memory',
    source: { url: 'https://aws.amazon.com/ec2/instance-types/t3/', read: '2026-11-22' },
  },
  // Opening an account.
  {
    value: '2026-11',
    unit: 'date',
    near: /What follows was read/,
    what: 'when the offers for new customers were read',
    source: {
      url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/core-skills/aws-billing-and-cost-management/references/free-tier.md',
      read: '2026-11-29',
    },
  },
  {
    value: '2026-09',
    unit: 'date',
    near: /AWS's terms in/,
    what: "when somebody read AWS's terms and questions of the Free Tier",
    source: { url: 'https://github.com/sysnet4admin/SSF/issues/36', read: '2026-11-29' },
  },
  {
    value: '2025-07',
    unit: 'date',
    near: /choose between two/,
    what: 'since when new accounts have a free plan and a paid plan',
    source: {
      url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/core-skills/aws-billing-and-cost-management/references/free-tier.md',
      read: '2026-11-29',
    },
  },
  {
    value: '100',
    unit: 'USD',
    near: /[Cc]redits/,
    what: 'credits at sign-up, and as much again for activities: 200 USD in all',
    source: {
      url: 'https://freetier.co/articles/aws-free-tier-changes-july-15-2025',
      read: '2026-11-29',
    },
  },
  {
    value: '6',
    unit: 'month',
    near: /with its credits/,
    what: 'how long a free plan lasts at most',
    source: {
      url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/core-skills/aws-billing-and-cost-management/references/free-tier.md',
      read: '2026-11-29',
    },
  },
  {
    value: '20',
    unit: 'USD',
    near: /activities/,
    what: 'credits for each of five activities',
    source: { url: 'https://github.com/sysnet4admin/SSF/issues/36', read: '2026-11-29' },
  },
  {
    value: '2.32.0',
    unit: '',
    near: /AWS CLI/,
    what: 'the first AWS CLI that has aws login',
    source: {
      url: 'https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html',
      read: '2026-11-29',
    },
  },
  {
    value: '12',
    unit: 'hour',
    near: /AWS CLI renews/,
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
    near: /limit is spent|actual/,
    what: 'how much is spent when the first warning goes out',
    source: { file: 'src/engine/budget-warnings.ts', says: 'Threshold: 80' },
  },
  {
    value: '100',
    unit: '%',
    near: /limit is spent|forecasted/,
    what: 'how much a month is expected to cost when the second warning goes out',
    source: { file: 'src/engine/budget-warnings.ts', says: 'Threshold: 100' },
  },
  {
    value: '3',
    unit: 'time',
    near: /works out what was spent/,
    what: 'how often a day AWS updates budgets, at most',
    source: {
      url: 'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html',
      read: '2026-11-29',
    },
  },
  {
    value: '8',
    unit: '',
    near: /works out what was spent/,
    what: 'hours between two updates of a budget, at least',
    source: {
      url: 'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html',
      read: '2026-11-29',
    },
  },
  {
    value: '12',
    unit: 'hour',
    near: /works out what was spent/,
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
    near: /HTTP|listener/,
    what: 'the port of HTTP, on which the listener listens',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 80' },
  },
  {
    value: '443',
    unit: 'port',
    near: /HTTPS/,
    what: 'the port of HTTPS',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 443' },
  },
  {
    value: '80',
    unit: '',
    near: /HTTP/,
    what: 'the port of HTTP, on which the listener listens',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 80' },
  },
  {
    value: '443',
    unit: '',
    near: /HTTP|certificate/,
    what: 'the port of HTTPS',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 443' },
  },
  {
    value: '200',
    unit: '',
    near: /status|alone/,
    what: 'the lowest status that is a good answer, and AWS’s default',
    source: { file: 'scripts/steps/create-target-group.ts', says: '200-399' },
  },
  {
    value: '399',
    unit: '',
    near: /status/,
    what: 'the highest status that is a good answer',
    source: { file: 'scripts/steps/create-target-group.ts', says: '200-399' },
  },
  {
    value: '300',
    unit: 'second',
    near: /default/,
    what: 'how long a target drains by default',
    source: {
      sdk: 'elasticloadbalancing',
      says: 'default value is 300 seconds',
    },
  },
  {
    value: '30',
    unit: 'second',
    near: /drain|enough/,
    what: 'how long a target drains here',
    source: { file: 'scripts/steps/create-target-group.ts', says: "Value: '30'" },
  },
  {
    value: '5',
    unit: 'minute',
    near: /listener|still uses/,
    what: 'how long undo waits for what is in use',
    source: { file: 'src/engine/passing-errors.ts', says: 'every: 10, atMost: 300' },
  },
  {
    value: '503',
    unit: 'HTTP',
    near: /HTTP 503/,
    what: 'what a load balancer answers when no target is registered',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
      read: '2026-11-29',
    },
  },
  {
    value: '502',
    unit: '',
    near: /HTTP 503/,
    what: 'what a load balancer answers when the target has closed the connection',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
      read: '2026-11-29',
    },
  },
  {
    value: '504',
    unit: '',
    near: /HTTP 503/,
    what: 'what a load balancer answers when the target has not answered in time',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
      read: '2026-11-29',
    },
  },
];

/** Names of things elsewhere: other programs, AWS's own policies, Regions. */
export const NAMES: readonly Name[] = [
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
    name: 'AdministratorAccess',
    what: 'a policy of AWS that allows everything',
    source: {
      url: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html',
      read: '2026-11-22',
    },
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
    name: 'ExpiredToken',
    what: 'how some services call an expired session',
    source: { file: 'src/engine/explain.ts', says: '/^ExpiredToken/' },
  },
  {
    name: 'us-west-1',
    what: 'a Region in which not every zone has Fargate',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'ap-northeast-1',
    what: 'a Region in which not every zone has Fargate',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'student-07',
    what: 'an example of a --name',
    source: { file: 'scripts/cli/common-inputs.ts', says: 'expected 1 to 32 letters' },
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
  {
    name: 'aws login',
    what: 'a command of the AWS CLI that signs in by the browser',
    source: {
      url: 'https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html',
      read: '2026-11-29',
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
    name: 'retryWhileInUse',
    what: 'what a step calls to make a call again that deletes',
    source: { file: 'src/engine/context.ts', says: 'retryWhileInUse: (call)' },
  },
];

/** Sentences of AWS's documentation, and errors that the local AWS does not send. */
export const QUOTES: readonly Quote[] = [
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
