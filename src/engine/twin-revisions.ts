import type { ECSClient, RegisterTaskDefinitionCommandOutput } from '@aws-sdk/client-ecs';
import { revisionsOf } from './aws/ecs/revisions.ts';
import { readTags } from './aws/tag-shapes.ts';
import { deleteRevision } from './revision.ts';

/**
 * The ARN of the one revision to use, of those that were registered alike: every RegisterTaskDefinition makes one more, also a
 * call that the SDK makes again because its reply was lost, and one of another run at the same time. The oldest with the same
 * tags stays, so that all runs choose the same, and the one that was registered here goes.
 *
 * It looks only where the number of the revision says that there may be another.
 *
 * @param reply of the registration
 * @param before the ARN of the newest revision before it; undefined where there was none
 */
export async function withoutTwins(
  ecs: ECSClient,
  { taskDefinition, tags }: RegisterTaskDefinitionCommandOutput,
  before: string | undefined,
): Promise<string> {
  const { taskDefinitionArn: arn = '', family = '', revision = 0 } = taskDefinition ?? {};
  const last = before === undefined ? 0 : numberOf(before);
  if (revision === last + 1) return arn;
  const wanted = textOf(tags);
  let oldest = arn;
  for await (const { arn: other, tags: theirs } of revisionsOf(ecs, family, 'ACTIVE')) {
    const isBetween = numberOf(other) > last && numberOf(other) < revision;
    if (isBetween && textOf(theirs) === wanted) oldest = other;
  }
  if (oldest !== arn) await deleteRevision(ecs, arn, false);
  return oldest;
}

// --- internal ---

function numberOf(arn: string): number {
  return Number(arn.split(':').at(-1));
}

/** Tags have no order. */
function textOf(tags: RegisterTaskDefinitionCommandOutput['tags']): string {
  return JSON.stringify(Object.entries(readTags(tags)).sort());
}
