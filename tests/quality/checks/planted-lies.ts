const PAGES = 'src/content/docs';

export type Lie = readonly [file: string, truth: string, untrue: string, says: string];

/** The lies by their class. Each stands where no other does, so that each is found by itself. */
export const LIES: Readonly<Record<string, readonly Lie[]>> = {
  'calls of a program': [
    [
      `${PAGES}/steps/deploy-lambda.mdx`,
      'asks with `GetFunctionConfiguration` every',
      'asks with `GetFunction` every',
      'tells of GetFunctionConfiguration, which the run calls',
    ],
    [
      `${PAGES}/steps/deploy-canary.mdx`,
      'It is the [blue/green deployment](/steps/deploy-blue-green/)',
      'It is the blue/green deployment',
      'tells of DescribeServiceDeployments, which the run calls',
    ],
    [
      `${PAGES}/steps/create-execution-role.mdx`,
      '<StepCode id="create-execution-role" region="undo" />\n',
      '',
      'tells of DetachRolePolicy, which the undo calls',
    ],
  ],
  'words of a program': [
    ['scripts/inputs.ts', 'at which scaling should', 'at wich scaling should', '"wich"'],
    ['scripts/concepts/fargate.ts', 'read where they run', 'read wheer they run', '"wheer"'],
    ['scripts/steps/create-cluster.ts', 'the cluster to be', 'the clustre to be', '"clustre"'],
  ],
  weaving: [
    [
      `${PAGES}/steps/create-log-group.mdx`,
      '<StepPermissions id="create-log-group" />',
      '<StepTranscript id="create-task-role" />',
      'before it that names "create-task-role"',
    ],
    [
      `${PAGES}/steps/create-cluster.mdx`,
      'region="active"',
      'region="race"',
      'one that speaks more of the region',
    ],
    [
      `${PAGES}/concepts/task-definition.mdx`,
      'field="cpu"',
      'field="memory"',
      'one of the words memory MiB',
    ],
  ],
  'the right thing in the right place': [
    [
      `${PAGES}/steps/create-service.mdx`,
      'at least 3 and at most 200',
      'at least 200 and at most 3',
      '"3": Did you mean 200',
    ],
    [
      `${PAGES}/steps/create-execution-role.mdx`,
      '`iam:TagRole` has no call of its own',
      '`iam:UntagRole` has no call of its own',
      'Did you mean "iam:TagRole"',
    ],
    [
      `${PAGES}/steps/prepare-network.mdx`,
      'create-default-vpc --region us-east-1',
      'create-default-vpc --region us-west-1',
      'Did you mean "us-east-1"?',
    ],
    [
      `${PAGES}/start/on-your-own-account.mdx`,
      'us-east-1 --desired-count 0`. Otherwise',
      'us-east-1 --desired-count 1`. Otherwise',
      'did you mean 0, no task?',
    ],
  ],
  claims: [
    [
      `${PAGES}/steps/create-cluster.mdx`,
      'If no weight value is specified, the default value of 0 is used.',
      'If no weight value is specified, the default value of 1 is used.',
      '@aws-sdk/client-ecs, which does not say so',
    ],
    [
      `${PAGES}/steps/create-service.mdx`,
      'ecs-deployments.test.ts: a service that is scaled replaces nothing and makes no deployment, and at 0 it stays and runs nothing',
      'ecs-deployments.test.ts: scaling makes a deployment',
      'no test "scaling makes a deployment"',
    ],
    [
      `${PAGES}/steps/prepare-network.mdx`,
      '/what-is-amazon-vpc.html" on="2026-11-29"',
      '/what-is-amazon-vpc.html" on="lately"',
      'on="lately", which is no day',
    ],
    [
      `${PAGES}/steps/prepare-network.mdx`,
      'security groups are stateful.<Claim source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html" on="2026-11-29" />',
      'security groups are stateless.',
      'a claim behind a sentence about what AWS does',
    ],
  ],
  'numbers in words, and prices': [
    [
      `${PAGES}/steps/prepare-network.mdx`,
      'after that refusal for five minutes',
      'after that refusal for two minutes',
      'Did you mean 5 minute',
    ],
    [
      `${PAGES}/reference/what-does-it-cost.mdx`,
      'for the Region <Value of="prices.region" />',
      'for the Region us-east-1',
      '"us-east-1", typed by hand',
    ],
    ['README.md', 'about six cents', 'about nine cents', '6 cents that the'],
    [
      `${PAGES}/steps/scale-on-alarm.mdx`,
      'waits for five idle minutes',
      'waits for two idle minutes',
      'Did you mean 5 minute',
    ],
    [
      `${PAGES}/steps/deploy-canary.mdx`,
      'description: Send a new version one request in ten',
      'description: Send a new version one request in five',
      'Did you mean 10 in',
    ],
    [
      `${PAGES}/steps/deploy-linear.mdx`,
      'another quarter of the requests each minute, with',
      'another third of the requests each minute, with',
      '"another third of"',
    ],
    [
      `${PAGES}/steps/create-log-group.mdx`,
      'expire after a week',
      'expire after a month',
      '"after a month"',
    ],
  ],
  'README.md and docs/': [
    ['README.md', 'npm run status ', 'npm run state ', 'no npm script "state"'],
    ['docs/architecture.md', '`src/site/styles/`', '`src/site/style/`', 'no such file'],
    ['docs/local-aws.md', 'HTTP 501', 'HTTP 404', 'HTTP 404'],
  ],
  'the notes': [
    ['docs/notes/fargate.md', '\n', '\nAnd scale it.\n', '"And scale it."'],
    ['docs/notes/map.json', '"concepts/cluster#', '"concepts/clutser#', 'clutser'],
    ['docs/notes/map.json', '"concepts/service#', '"concepts/service#no-', '#no-'],
  ],
  'pages beside their text': [
    [
      `${PAGES}/start/unlisted.mdx`,
      '',
      '---\ntitle: A\ndescription: B.\nsidebar:\n  hidden: true\n---\n\nText.\n',
      'a page in the side',
    ],
    [
      `${PAGES}/concepts/service.mdx`,
      'service --> network',
      'network --> service',
      'an arrow that is declared, in its direction',
    ],
    [`${PAGES}/concepts/service.mdx`, 'from revision 2.', 'from revision 3.', '"3", which'],
    [
      `${PAGES}/steps/run-task.mdx`,
      '#a-one-off-task-fails',
      '#outofmemoryerror-container-killed-due-to-memory-usage',
      'outofmemoryerror',
    ],
  ],
};
