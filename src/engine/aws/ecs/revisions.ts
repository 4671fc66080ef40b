import {
  ClientException,
  DescribeTaskDefinitionCommand,
  paginateListTaskDefinitions,
  type DescribeTaskDefinitionCommandOutput,
  type ECSClient,
  type TaskDefinitionStatus,
} from '@aws-sdk/client-ecs';

/** A revision of a task definition, with its tags. */
export interface Revision extends Pick<
  DescribeTaskDefinitionCommandOutput,
  'taskDefinition' | 'tags'
> {
  arn: string;
}

/** The revisions of a family in one status, the newest first. */
export async function* revisionsOf(
  ecs: ECSClient,
  familyPrefix: string,
  status: TaskDefinitionStatus,
): AsyncIterable<Revision> {
  const pages = paginateListTaskDefinitions(
    { client: ecs },
    { familyPrefix, status, sort: 'DESC' },
  );
  for await (const { taskDefinitionArns = [] } of pages) {
    for (const arn of taskDefinitionArns) {
      const found = await describe(ecs, arn);
      // A list may be older than the revision itself.
      if (found?.taskDefinition?.status === status) yield { arn, ...found };
    }
  }
}

// --- internal ---

const NONE = 'Unable to describe task definition';

async function describe(ecs: ECSClient, taskDefinition: string) {
  try {
    return await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }));
  } catch (error) {
    // By these words ECS says that there is none: it went in between.
    if (error instanceof ClientException && error.message.includes(NONE)) return undefined;
    throw error;
  }
}
