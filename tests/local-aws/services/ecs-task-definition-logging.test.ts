import { expect, test } from 'vitest';
import {
  CONTAINER,
  onInstances,
  refusalOf,
  register,
  withContainer,
  type Changes,
  type Refused,
} from './ecs-task-definition-fixtures.ts';

const AWSLOGS = {
  'awslogs-group': '/ecs/web',
  'awslogs-region': 'us-east-1',
  'awslogs-stream-prefix': 'web',
};

function withLog(logDriver: string, options: object, more: object = {}): Changes {
  return withContainer({ logConfiguration: { logDriver, options, ...more } });
}

/** A container that routes logs, and one that sends them. */
function withRouter(options?: object): Changes {
  return {
    containerDefinitions: [
      { ...CONTAINER, logConfiguration: { logDriver: 'awsfirelens' } },
      {
        ...CONTAINER,
        name: 'router',
        firelensConfiguration: { type: 'fluentbit', ...(options && { options: { ...options } }) },
      },
    ],
  };
}

const TOKEN = { name: 'splunk-token', valueFrom: 'token' };

const REFUSED: Refused[] = [
  [
    'a mode that no log driver has',
    withLog('awslogs', { ...AWSLOGS, mode: 'maybe' }),
    "Log driver awslogs option 'mode' should only be set to 'blocking' or 'non-blocking', else omit option.",
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html, the words a guess',
  ],
  [
    'splunk without its token',
    withLog('splunk', { 'splunk-url': 'https://splunk.example.com:8088' }),
    'Log driver splunk requires options: splunk-token',
    'https://github.com/hashicorp/terraform-provider-aws/issues/8596',
  ],
  [
    'splunk without its address, on container instances too',
    onInstances(withLog('splunk', { 'splunk-token': 'token' })),
    'Log driver splunk requires options: splunk-url',
    'https://github.com/hashicorp/terraform-provider-aws/issues/8596',
  ],
  [
    'a secret option without an execution role',
    {
      executionRoleArn: undefined,
      ...withLog('splunk', { 'splunk-url': 'https://x' }, { secretOptions: [TOKEN] }),
    },
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html',
  ],
  [
    'a router that gets no logs',
    withContainer({ firelensConfiguration: { type: 'fluentbit' } }),
    'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
    'https://github.com/aws/amazon-cloudwatch-logs-for-fluent-bit/issues/20',
  ],
  [
    'a configuration of the router that is no object in S3',
    withRouter({
      'config-file-type': 's3',
      'config-file-value': 's3://some-bucket/fluentbit.conf',
    }),
    'Invalid arn syntax.',
    'https://github.com/aws/aws-sdk/issues/311',
  ],
];

test.each(REFUSED)('a task definition is refused for %s', async (_what, changes, answer) => {
  expect(await refusalOf(changes)).toBe(`ClientException: ${answer}`);
});

const KEPT: [string, Changes][] = [
  ['of awslogs that blocks', withLog('awslogs', { ...AWSLOGS, mode: 'blocking' })],
  [
    'of awslogs with a buffer',
    withLog('awslogs', { ...AWSLOGS, mode: 'non-blocking', 'max-buffer-size': '4m' }),
  ],
  [
    'of splunk whose token is a secret',
    withLog('splunk', { 'splunk-url': 'https://x' }, { secretOptions: [TOKEN] }),
  ],
  ['to a router', withRouter({ 'enable-ecs-log-metadata': 'true' })],
  // Fargate says no only when it is to run: https://github.com/aws-samples/amazon-ecs-firelens-examples/issues/32
  [
    'to a router that is configured from S3',
    withRouter({
      'config-file-type': 's3',
      'config-file-value': 'arn:aws:s3:::bucket/fluent.conf',
    }),
  ],
];

test.each(KEPT)('logging %s is kept and shown', async (_what, changes) => {
  const { containerDefinitions } = await register(changes);
  expect(containerDefinitions).toMatchObject(changes.containerDefinitions!);
});
