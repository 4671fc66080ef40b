import {
  ContinueServiceDeploymentCommand,
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeClustersCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ExecuteCommandCommand,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopServiceDeploymentCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openEcs, web } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

const PREFIX = 'arn:aws:ecs:us-east-1:111122223333:';
const ID = '0123456789abcdef0123456789abcdef';

/** The calls that take a cluster, a service or a task, in the cluster `other`. */
const CLUSTERS: [string, (ecs: ECSClient, cluster: string) => Promise<unknown>][] = [
  ['ListServices', (ecs, cluster) => ecs.send(new ListServicesCommand({ cluster }))],
  ['ListTasks', (ecs, cluster) => ecs.send(new ListTasksCommand({ cluster }))],
  [
    'DescribeClusters',
    (ecs, cluster) => ecs.send(new DescribeClustersCommand({ clusters: [cluster] })),
  ],
];
const cluster = 'other';
const SERVICES: [string, (ecs: ECSClient, service: string) => Promise<unknown>][] = [
  [
    'DescribeServices',
    (ecs, service) => ecs.send(new DescribeServicesCommand({ cluster, services: [service] })),
  ],
  [
    'UpdateService',
    (ecs, service) => ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: 1 })),
  ],
  ['DeleteService', (ecs, service) => ecs.send(new DeleteServiceCommand({ cluster, service }))],
  ['ListTasks', (ecs, serviceName) => ecs.send(new ListTasksCommand({ cluster, serviceName }))],
  [
    'ListServiceDeployments',
    (ecs, service) => ecs.send(new ListServiceDeploymentsCommand({ cluster, service })),
  ],
];
const TASKS: [string, (ecs: ECSClient, task: string) => Promise<unknown>][] = [
  ['DescribeTasks', (ecs, task) => ecs.send(new DescribeTasksCommand({ cluster, tasks: [task] }))],
  ['StopTask', (ecs, task) => ecs.send(new StopTaskCommand({ cluster, task }))],
  [
    'ExecuteCommand',
    (ecs, task) =>
      ecs.send(new ExecuteCommandCommand({ cluster, task, command: 'sh', interactive: true })),
  ],
];

/** The calls that take the ARN of a service deployment or of a service revision. */
const HISTORY: [
  string,
  'service-deployment' | 'service-revision',
  (ecs: ECSClient, arn: string) => Promise<unknown>,
][] = [
  [
    'DescribeServiceDeployments',
    'service-deployment',
    (ecs, arn) => ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] })),
  ],
  [
    'DescribeServiceRevisions',
    'service-revision',
    (ecs, arn) => ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arn] })),
  ],
  [
    'StopServiceDeployment',
    'service-deployment',
    (ecs, serviceDeploymentArn) =>
      ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn })),
  ],
  [
    'ContinueServiceDeployment',
    'service-deployment',
    (ecs, serviceDeploymentArn) =>
      ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId: 'hook' })),
  ],
];

/** An account with the service `web` in the cluster `demo`, and an empty cluster `other`. */
async function open() {
  const all = await openEcs();
  await all.ecs.send(new CreateClusterCommand({ clusterName: 'other' }));
  await all.ecs.send(new RegisterTaskDefinitionCommand(web()));
  await all.ecs.send(
    new CreateServiceCommand({
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 0,
      launchType: 'FARGATE',
      networkConfiguration: all.network,
    }),
  );
  return all;
}

test.each(CLUSTERS)('%s: a cluster is malformed, or elsewhere', async (_name, ask) => {
  const { ecs } = await open();
  const answers: string[] = [];
  for (const reference of [
    'no cluster',
    `${PREFIX}service/demo`,
    `${PREFIX}cluster/a/b`,
    'arn:aws:ecs:eu-west-1:111122223333:cluster/demo',
    'arn:aws:ecs:us-east-1:444455556666:cluster/demo',
  ]) {
    answers.push((await refusal(ask(ecs, reference))).message);
  }
  expect(answers).toEqual([
    'Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was no cluster',
    `Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was ${PREFIX}service/demo`,
    'Invalid identifier: Unexpected number of separators',
    'Invalid Region in ARN',
    'AccountIDs mismatch',
  ]);
});

test.each(SERVICES)('%s: a service is malformed, or of another cluster', async (_name, ask) => {
  const { ecs } = await open();
  const answers: string[] = [];
  for (const reference of [
    'no service',
    `${PREFIX}task/other/${ID}`,
    `${PREFIX}service/demo/web`,
    `${PREFIX}service/demo/web/more`,
  ]) {
    answers.push((await refusal(ask(ecs, reference))).message);
  }
  expect(answers).toEqual([
    'Service Identifier is invalid',
    'Service Identifier is invalid',
    'Invalid identifier: Identifier is for cluster demo. Your cluster is other',
    'Invalid identifier: Unexpected number of separators',
  ]);
});

test.each(TASKS)('%s: a task is malformed, or of another cluster', async (name, ask) => {
  const { ecs } = await open();
  const answers: string[] = [];
  for (const reference of ['no-task', `${PREFIX}service/other/web`, `${PREFIX}task/demo/${ID}`]) {
    answers.push((await refusal(ask(ecs, reference))).message);
  }
  expect(answers).toEqual([
    `${name === 'DescribeTasks' ? 'taskId' : 'task'} length should be one of [32,36]`,
    'Task Identifier is invalid',
    'Invalid identifier: Identifier is for cluster demo. Your cluster is other',
  ]);
});

test.each(HISTORY)(
  '%s: an ARN is malformed, elsewhere, or of nothing',
  async (_name, kind, ask) => {
    const { ecs } = await open();
    const answers: string[] = [];
    for (const reference of [
      'no-arn',
      `${PREFIX}service/demo/web`,
      `${PREFIX}${kind}/demo/web`,
      `arn:aws:ecs:eu-west-1:111122223333:${kind}/demo/web/1`,
      `arn:aws:ecs:us-east-1:444455556666:${kind}/demo/web/1`,
    ]) {
      answers.push((await refusal(ask(ecs, reference))).message);
    }
    const what = kind === 'service-revision' ? 'ServiceRevision' : 'ServiceDeployment';
    expect(answers).toEqual([
      'The Service ARN provided is invalid.',
      ...Array<string>(4).fill(`The ${what} ARN is invalid.`),
    ]);
    // One that is well-formed and of nothing is refused by another error, or is in the failures.
    const absent = `${PREFIX}${kind}/demo/web/1`;
    const answer = await ask(ecs, absent).catch((error: unknown) => (error as Error).name);
    expect(answer).toEqual(
      typeof answer === 'string'
        ? 'ServiceDeploymentNotFoundException'
        : expect.objectContaining({ failures: [{ arn: absent, reason: 'MISSING' }] }),
    );
  },
);

test('absent is a third answer', async () => {
  const { ecs } = await open();
  const refusals = [
    ecs.send(new ListServicesCommand({ cluster: 'nobody' })),
    ecs.send(new DeleteServiceCommand({ cluster, service: 'web' })),
    ecs.send(new StopTaskCommand({ cluster, task: ID })),
  ].map(async (call) => (await refusal(call)).message);
  expect(await Promise.all(refusals)).toEqual([
    'Cluster not found.',
    'UnknownError',
    'The referenced task was not found.',
  ]);
  const { failures } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [ID] }));
  expect(failures).toEqual([{ arn: `${PREFIX}task/other/${ID}`, reason: 'MISSING' }]);
});

const DEFINITIONS: [string, string, (ecs: ECSClient, reference: string) => Promise<unknown>][] = [
  [
    'DescribeTaskDefinition',
    'Unable to describe task definition.',
    (ecs, taskDefinition) => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition })),
  ],
  [
    'DeregisterTaskDefinition',
    'The specified task definition does not exist.',
    (ecs, taskDefinition) => ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition })),
  ],
  [
    'DeleteTaskDefinitions',
    'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
    async (ecs, reference) => {
      const asked = new DeleteTaskDefinitionsCommand({ taskDefinitions: [reference] });
      const { failures } = await ecs.send(asked);
      throw new Error(failures![0]!.reason);
    },
  ],
  [
    'UpdateService',
    'TaskDefinition not found.',
    (ecs, taskDefinition) =>
      ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', taskDefinition })),
  ],
  [
    'RunTask',
    'TaskDefinition not found.',
    (ecs, taskDefinition) => ecs.send(new RunTaskCommand({ cluster, taskDefinition })),
  ],
];

test.each(DEFINITIONS)(
  '%s: a task definition is malformed, elsewhere, or absent, and ours stays',
  async (_name, absent, ask) => {
    const { ecs } = await open();
    const answers: string[] = [];
    for (const reference of [
      'my web:1',
      'web:latest',
      'web:0x1',
      'web:01',
      `${PREFIX}service/web`,
      `${PREFIX}task-definition/web/more:1`,
      'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1',
      'arn:aws:ecs:us-east-1:444455556666:task-definition/web:1',
      'web:9',
    ]) {
      answers.push((await refusal(ask(ecs, reference))).message);
    }
    expect(answers).toEqual([
      'Family contains invalid characters.',
      'Invalid revision number. Number: latest',
      'Invalid revision number. Number: 0x1',
      'Invalid revision number. Number: 01',
      'TaskDefinition Identifier is invalid',
      'Invalid identifier: Unexpected number of separators',
      'Invalid Region in ARN',
      'AccountIDs mismatch',
      absent,
    ]);
    const asked = new DescribeTaskDefinitionCommand({ taskDefinition: 'web:1' });
    expect((await ecs.send(asked)).taskDefinition!.status).toBe('ACTIVE');
  },
);
