import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
} from '@aws-sdk/client-ec2';
import { CreateLogGroupCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type ContainerDefinition,
  type RegisterTaskDefinitionCommandInput,
  type Task,
} from '@aws-sdk/client-ecs';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
} from '@aws-sdk/client-iam';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { localClients } from '../../../src/engine/aws/clients.ts';
import { services } from '../../../src/engine/aws/index.ts';
import type { Store } from '../../../src/local-aws/core/store.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { engine } from '../../../src/local-aws/runtimes/engine/engine.ts';
import type { FoundEngine } from '../../../src/local-aws/runtimes/engine/find-engine.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { clockOf } from '../../../src/local-aws/transports/http-clock.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { tendContainers } from '../../../src/local-aws/transports/tend-containers.ts';
import { clientsOf, raise } from '../../local.ts';
import { allOn, APP, type EngineForTests } from './engine-for-tests.ts';

/**
 * Opens a prepared account on an engine for the tests of a file, and sees after them that nothing of it is left there.
 *
 * @param found what the tests have, or the sentence why they have none
 * @returns a function that returns the account, once the tests run
 */
export function useEngine(
  found: EngineForTests | string,
  identity: string,
  enforcesIam = false,
): () => OpenOnEngine {
  let open: OpenOnEngine;
  let before: string[];
  beforeAll(async () => {
    if (typeof found === 'string') return;
    before = await allOn(found);
    open = await openOnEngine(found, identity, memoryStore(), enforcesIam);
    await prepareAccount(open);
  });
  afterAll(async () => {
    if (typeof found === 'string') return;
    await open.aws.reset();
    await open.tending.stop();
    expect(await allOn(found)).toEqual(before);
    await open.aws.close();
    found.close();
  });
  return () => open;
}

/** A task definition `demo` of these containers, whose output is in CloudWatch Logs. */
export function definitionOf(
  containers: readonly Partial<ContainerDefinition>[],
  changes: Partial<RegisterTaskDefinitionCommandInput> = {},
): RegisterTaskDefinitionCommandInput {
  return {
    family: 'demo',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::111122223333:role/execution',
    containerDefinitions: containers.map((container) => ({
      name: 'app',
      image: APP,
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': 'demo',
          'awslogs-region': 'us-east-1',
          'awslogs-stream-prefix': 't',
        },
      },
      ...container,
    })),
    ...changes,
  };
}

/** The default subnets, with public addresses. */
export async function networkOf(ec2: ReturnType<typeof clientsOf>['ec2']) {
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets!.map(({ SubnetId }) => SubnetId!);
  return { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' as const } };
}

// --- internal ---

/** Opens an account on an engine, looked after as a process does that serves it. */
async function openOnEngine(
  found: FoundEngine,
  identity: string,
  store: Store,
  enforcesIam: boolean,
) {
  const aws = await LocalAws.open({
    store,
    services: allServices,
    runtime: engine(found, identity),
    enforcesIam,
    startsAt: () => new Date(),
    onBug: raise,
  });
  const clock = clockOf(aws, 'real', Date.now);
  const tending = tendContainers(aws, clock, { onBug: raise, onSilence: raise });
  // An account that enforces IAM looks at signatures.
  const clients = enforcesIam
    ? localClients(services, 'us-east-1', inProcess(aws))
    : clientsOf(aws);
  const { ecs, ec2, logs } = clients;
  const describe = async (taskArn: string): Promise<Task> => {
    const { tasks } = await ecs.send(
      new DescribeTasksCommand({ cluster: 'demo', tasks: [taskArn] }),
    );
    return tasks![0]!;
  };
  /** Waits until a task has a status. */
  const until = async (taskArn: string, isReached: (task: Task) => boolean): Promise<Task> => {
    for (;;) {
      const task = await describe(taskArn);
      if (isReached(task)) return task;
      await pause(200);
    }
  };
  return {
    aws,
    clock,
    clients,
    tending,
    until,
    running: (taskArn: string) => until(taskArn, ({ lastStatus }) => lastStatus === 'RUNNING'),
    stopped: (taskArn: string) => until(taskArn, ({ lastStatus }) => lastStatus === 'STOPPED'),
    /** Starts a task with these containers, and returns its ARN. */
    async run(
      containers: readonly Partial<ContainerDefinition>[],
      definition: Partial<RegisterTaskDefinitionCommandInput> = {},
    ): Promise<string> {
      await ecs.send(new RegisterTaskDefinitionCommand(definitionOf(containers, definition)));
      const { tasks } = await ecs.send(
        new RunTaskCommand({
          cluster: 'demo',
          taskDefinition: 'demo',
          launchType: 'FARGATE',
          networkConfiguration: await networkOf(ec2),
        }),
      );
      return tasks![0]!.taskArn!;
    },
    /** The lines of a container in CloudWatch Logs. */
    async linesOf(taskArn: string, container: string): Promise<string[]> {
      const logStreamName = `t/${container}/${taskArn.split('/').at(-1)}`;
      const { events } = await logs.send(
        new GetLogEventsCommand({ logGroupName: 'demo', logStreamName, startFromHead: true }),
      );
      return events!.map(({ message }) => message!);
    },
    /** `http://` and the public address of a task. */
    async urlOf(taskArn: string): Promise<string> {
      const { attachments } = await describe(taskArn);
      const id = attachments![0]!.details!.find(
        ({ name }) => name === 'networkInterfaceId',
      )!.value!;
      const { NetworkInterfaces } = await ec2.send(
        new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [id] }),
      );
      return `http://${NetworkInterfaces![0]!.Association!.PublicIp}`;
    },
  };
}

type OpenOnEngine = Awaited<ReturnType<typeof openOnEngine>>;

/** Makes what tasks need: roles, a log group, an open door and a cluster. */
async function prepareAccount({ clock, clients }: OpenOnEngine) {
  const { ecs, ec2, iam, logs } = clients;
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ],
  };
  const RoleName = 'execution';
  await iam.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'demo' }));
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: SecurityGroups![0]!.GroupId!,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    }),
  );
  // A new role cannot be used at once.
  await clock.advance(60_000);
  await ecs.send(new CreateClusterCommand({ clusterName: 'demo', capacityProviders: ['FARGATE'] }));
}
