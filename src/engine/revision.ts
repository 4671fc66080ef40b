import {
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { StepError } from './step.ts';

/**
 * A revision of a task definition, by its ARN, or the newest ACTIVE one of a family, with its tags; unfinished where it is not
 * ACTIVE. Throws what ECS throws where there is none.
 */
export async function findRevision(ecs: ECSClient, taskDefinition: string) {
  const { taskDefinition: found, tags } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }),
  );
  const { taskDefinitionArn, status } = found!;
  const unfinished = status !== 'ACTIVE';
  return { taskDefinitionArn: taskDefinitionArn!, unfinished, tags, definition: found! };
}

/**
 * Deletes a revision: it has to be INACTIVE before, so one that is not is deregistered first. Throws a {@link StepError} where
 * ECS says among the failures of its reply that it keeps it.
 */
export async function deleteRevision(
  ecs: ECSClient,
  arn: string,
  isInactive: boolean,
): Promise<void> {
  if (!isInactive) await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: arn }));
  const { failures } = await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: [arn] }));
  if (failures?.[0]) throw new StepError(`${arn} stays: ${failures[0].reason}`);
}
