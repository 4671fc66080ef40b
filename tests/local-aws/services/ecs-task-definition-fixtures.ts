import {
  RegisterTaskDefinitionCommand,
  type ContainerDefinition,
  type RegisterTaskDefinitionCommandInput,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import { clientsOf, openLocalAws } from '../../local.ts';

export type Changes = Partial<RegisterTaskDefinitionCommandInput>;

/** A wrong input in words, the change that makes it, AWS's answer, and where that can be read. */
export type Refused = readonly [what: string, changes: Changes, answer: string, source: string];

/** A container that any task can have. */
export const CONTAINER: ContainerDefinition = { name: 'web', image: 'httpd', memory: 128 };

const FARGATE = {
  family: 'web',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '1024',
  memory: '3072',
  executionRoleArn: 'arn:aws:iam::111122223333:role/exec',
  containerDefinitions: [CONTAINER],
} as const;

/** The changes that make a task definition one for container instances, and more. */
export function onInstances(changes: Changes = {}): Changes {
  return {
    networkMode: 'bridge',
    requiresCompatibilities: ['EC2'],
    cpu: undefined,
    memory: undefined,
    ...changes,
  };
}

/** The only container of a task definition, with changes. */
export function withContainer(changes: object): Changes {
  return { containerDefinitions: [{ ...CONTAINER, ...changes }] };
}

/** Registers the smallest task definition of Fargate with changes, in an account of its own. */
export async function register(changes: Changes): Promise<TaskDefinition> {
  const { ecs } = clientsOf(await openLocalAws());
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      ...FARGATE,
      requiresCompatibilities: [...FARGATE.requiresCompatibilities],
      containerDefinitions: [...FARGATE.containerDefinitions],
      ...changes,
    }),
  );
  return taskDefinition!;
}

/** The refusal of a task definition, as `Code: message`. */
export async function refusalOf(changes: Changes): Promise<string> {
  try {
    await register(changes);
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
  return 'registered';
}
