import type { ECSClient } from '@aws-sdk/client-ecs';
import { revisionsOf } from './aws/ecs/revisions.ts';
import { isOwned } from './aws/owned.ts';

/**
 * The INACTIVE revisions of a family that carry our tags, those of the run of that name, the newest first: nothing new may use
 * them, and ECS keeps them, free of charge, until somebody deletes them.
 */
export async function inactiveRevisions(
  ecs: ECSClient,
  family: string,
  name: string,
): Promise<string[]> {
  const inactive: string[] = [];
  for await (const { arn, tags } of revisionsOf(ecs, family, 'INACTIVE')) {
    if (isOwned(name, tags)) inactive.push(arn);
  }
  return inactive;
}
