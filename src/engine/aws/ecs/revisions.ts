import {
  ClientException,
  DescribeTaskDefinitionCommand,
  paginateListTaskDefinitionFamilies,
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

/** All revisions of the families that begin with a name, or of all families, ACTIVE or not, each with its status. */
export async function* revisionsOfAll(
  ecs: ECSClient,
  name: string | undefined,
): AsyncIterable<Revision & { status: TaskDefinitionStatus }> {
  const pages = paginateListTaskDefinitionFamilies(
    { client: ecs },
    { familyPrefix: name, status: 'ALL' },
  );
  // One whose last revision is being deleted may be in no list of families.
  const all = new Set(name === undefined ? [] : [name]);
  for await (const { families = [] } of pages) for (const family of families) all.add(family);
  for (const family of all) {
    for (const status of ['ACTIVE', 'INACTIVE', 'DELETE_IN_PROGRESS'] as const) {
      for await (const revision of revisionsOf(ecs, family, status)) yield { ...revision, status };
    }
  }
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
