import {
  CreateClusterCommand,
  CreateServiceCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type ContainerDefinition,
  type CreateServiceCommandInput,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { CreateRoleCommand, CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { openElb } from '../services/elb-fixtures.ts';

/** Something that a person found the local AWS to answer differently from AWS. */
export interface Found {
  /** As in the list of what was found: `TD1`, or the input in a few words. */
  what: string;
  /** Where AWS's answer can be read: a report as `owner/repository#number`, or a page of its documentation. */
  source: string;
  /** D: documented, T: in a public transcript, G: a good guess. */
  sure: 'D' | 'T' | 'G';
  /** Asks, and gives back what is compared; a refusal is given back as `Code: message`. */
  ask(world: World): Promise<unknown>;
  /** AWS's answer. */
  answer: unknown;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** An account with a cluster `default` without capacity providers, a cluster `c1` with both of Fargate's, and the role of ECS. */
export async function openWorld() {
  const open = await openElb();
  const { ecs, iam, subnets, pass } = open;
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await pass(60);
  await ecs.send(new CreateClusterCommand({}));
  await ecs.send(
    new CreateClusterCommand({ clusterName: 'c1', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] }),
  );
  const networkConfiguration = {
    awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' as const },
  };
  return {
    ...open,
    networkConfiguration,
    /** Registers the smallest task definition of Fargate, with changes. */
    register: (changes: Partial<RegisterTaskDefinitionCommandInput> = {}) =>
      ecs.send(new RegisterTaskDefinitionCommand({ ...FARGATE, ...changes })),
    /** The same with one container that has these members. */
    registerContainer: (
      container: object,
      changes: Partial<RegisterTaskDefinitionCommandInput> = {},
    ) =>
      ecs.send(
        new RegisterTaskDefinitionCommand({
          ...FARGATE,
          containerDefinitions: [{ ...APP, ...container }],
          ...changes,
        }),
      ),
    /** Creates the service `web` in `c1` of the latest `app`, with changes. */
    create: (changes: Partial<CreateServiceCommandInput> = {}) =>
      ecs.send(
        new CreateServiceCommand({
          cluster: 'c1',
          serviceName: 'web',
          taskDefinition: 'app',
          desiredCount: 1,
          launchType: 'FARGATE',
          networkConfiguration,
          ...changes,
        }),
      ),
    /** The ARN of the only task in `c1`, once it runs. */
    async task(): Promise<string> {
      await pass(120);
      const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'c1' }));
      return taskArns![0]!;
    },
    /** Makes a role that a service of AWS may assume, and waits until it can. */
    async makeRole(name: string, service = 'ecs-tasks.amazonaws.com'): Promise<string> {
      const { Role } = await iam.send(
        new CreateRoleCommand({
          RoleName: name,
          AssumeRolePolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' },
            ],
          }),
        }),
      );
      await pass(30);
      return Role!.Arn!;
    },
  };
}

export const APP: ContainerDefinition = { name: 'app', image: 'httpd:2.4' };

/** Where what is registered needs a role. */
export const ROLE = 'arn:aws:iam::111122223333:role/exec';

const FARGATE: RegisterTaskDefinitionCommandInput = {
  family: 'app',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [APP],
};

/** A task definition for container instances has these. */
export const EC2 = {
  networkMode: 'bridge' as const,
  requiresCompatibilities: ['EC2' as const],
};

/** An answer, a refusal as `Code: message`. */
export async function answerOf(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
}
