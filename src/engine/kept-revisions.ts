import {
  ClientException,
  DescribeTaskDefinitionCommand,
  paginateListTaskDefinitions,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { isOwned } from './ownership.ts';

/**
 * The revisions of a family that carry our tags and that nothing new may use, the newest first. ECS keeps an INACTIVE one
 * until somebody deletes it, and lets one that is DELETE_IN_PROGRESS go by itself. Both are free.
 */
export async function keptRevisions(
  ecs: ECSClient,
  name: string,
  status: 'INACTIVE' | 'DELETE_IN_PROGRESS',
): Promise<string[]> {
  const kept: string[] = [];
  const pages = paginateListTaskDefinitions(
    { client: ecs },
    { familyPrefix: name, status, sort: 'DESC' },
  );
  for await (const { taskDefinitionArns = [] } of pages) {
    for (const arn of taskDefinitionArns) {
      if (await isKept(ecs, name, arn, status)) kept.push(arn);
    }
  }
  return kept;
}

// --- internal ---

/** Asks for the revision itself: a list may be older, and tells no tags. */
async function isKept(ecs: ECSClient, name: string, arn: string, status: string): Promise<boolean> {
  try {
    const { taskDefinition, tags } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: arn, include: ['TAGS'] }),
    );
    return taskDefinition?.status === status && isOwned(name, tags);
  } catch (error) {
    // By these words ECS says that there is none: it went in between.
    const isGone =
      error instanceof ClientException && /^Unable to describe task definition/.test(error.message);
    if (!isGone) throw error;
    return false;
  }
}
