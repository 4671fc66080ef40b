import {
  ClientException,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  type ECSClient,
  type Service,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import { changedTag, isAsAsked, type StepContext } from './step.ts';
import { tutorialService } from './tutorial-service.ts';

/** A copy of a task definition in a family of its own, and the service that may run it. */
export interface NextVersion {
  revision: string;
  /** False for one that an undo that was cut short has left INACTIVE. */
  isActive: boolean;
  /** False where somebody has registered another revision in its place. */
  isCopy: boolean;
  /** The revision that it is a copy of. */
  from?: string | undefined;
  service: Service | undefined;
  /** True if the step answers for the revision that the service runs. */
  holds: boolean;
  unfinished?: boolean;
}

/** The family of the copy that a step deploys: `fargate-tutorial-blue-green`. */
export function familyOf(name: string, step: string): string {
  return `${name}-${step.replace(/^deploy-/, '')}`;
}

/**
 * Finds the newest revision that a step has registered, or the one with that id. It is done when the service runs it, or when a
 * later step answers for what the service runs. Throws ClientException when there is none.
 */
export async function findNextVersion(
  context: StepContext<object>,
  step: string,
  id = familyOf(context.name, step),
): Promise<NextVersion> {
  const { ecs, name, own, isSteady } = context;
  const ask = new DescribeTaskDefinitionCommand({ taskDefinition: id, include: ['TAGS'] });
  const { taskDefinition, tags = [] } = await ecs.send(ask);
  own(`The task definition "${taskDefinition!.family}"`, tags);
  const revision = taskDefinition!.taskDefinitionArn!;
  const from = tags.find(({ key }) => key === FROM)?.value;
  const service = await tutorialService(ecs, name, ['TAGS']);
  const holder = service?.tags?.find(({ key }) => key === changedTag('taskDefinition'))?.value;
  const holds = holder === step;
  const runs = service?.taskDefinition === revision && isSteady(service);
  const original = from === undefined ? undefined : await definitionOf(ecs, from);
  const isCopy = !original || isAsAsked(taskDefinition, copyOf(original, name, step));
  const done = holds ? runs && isCopy : holder !== undefined;
  const isActive = taskDefinition!.status === 'ACTIVE';
  return { revision, isActive, isCopy, from, service, holds, unfinished: !done };
}

/**
 * Registers a copy of a revision in the family of a step, with a variable that tells the containers which version they are.
 *
 * @param before the ARN of the newest revision of that family, where there is one
 */
export async function registerCopy(
  { ecs, name, tags, report, sole }: StepContext<object>,
  from: string,
  step: string,
  before: string | undefined,
): Promise<string> {
  const ask = new DescribeTaskDefinitionCommand({ taskDefinition: from });
  const { taskDefinition } = await ecs.send(ask);
  const register = new RegisterTaskDefinitionCommand({
    ...copyOf(taskDefinition!, name, step),
    tags: [...tags.ecs, { key: FROM, value: from }],
  });
  const copy = await sole(await ecs.send(register), before);
  report('created', 'task definition', copy);
  return copy;
}

// --- internal ---

/** The request for a copy of a revision, whose containers know which version they are. */
function copyOf(
  { containerDefinitions = [], ...rest }: TaskDefinition,
  name: string,
  step: string,
) {
  const { cpu, memory, networkMode, runtimePlatform, requiresCompatibilities } = rest;
  const { executionRoleArn, taskRoleArn } = rest;
  const version = { name: 'VERSION', value: step.replace(/^deploy-/, '') };
  return {
    family: familyOf(name, step),
    cpu,
    memory,
    networkMode,
    runtimePlatform,
    requiresCompatibilities,
    executionRoleArn,
    taskRoleArn,
    containerDefinitions: containerDefinitions.map((container) => ({
      ...container,
      environment: [...(container.environment ?? []), version],
    })),
  };
}

/** A revision, or undefined where somebody has deleted it: then nothing can be compared with it. */
async function definitionOf(
  ecs: ECSClient,
  taskDefinition: string,
): Promise<TaskDefinition | undefined> {
  try {
    const ask = new DescribeTaskDefinitionCommand({ taskDefinition });
    return (await ecs.send(ask)).taskDefinition;
  } catch (error) {
    const isGone =
      error instanceof ClientException &&
      error.message.includes('Unable to describe task definition');
    if (isGone) return undefined;
    throw error;
  }
}

/** The tag of a copy with the revision that it was made from. */
const FROM = 'from';
