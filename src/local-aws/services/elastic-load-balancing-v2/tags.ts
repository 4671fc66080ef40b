import {
  DuplicateTagKeysException$,
  TooManyTagsException$,
  type Tag,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { awsError } from '../../core/error.ts';

/** Throws DuplicateTagKeysException or TooManyTagsException. */
export function checkTags(tags: readonly Tag[] | undefined): void {
  if (!tags) return;
  const keys = tags.map(({ Key }) => Key);
  const twice = keys.find((key, index) => keys.indexOf(key) < index);
  if (twice !== undefined) {
    // AWS's words, as moto's tests hold them.
    throw awsError(DuplicateTagKeysException$, `Tag key was specified more than once: ${twice}`);
  }
  requireRoom(tags.length);
}

/** The tags after some were added or changed. Throws TooManyTagsException beyond 50. */
export function mergeTags(before: readonly Tag[], added: readonly Tag[]): Tag[] {
  const merged = new Map(before.map((tag) => [tag.Key, tag]));
  for (const tag of added) merged.set(tag.Key, tag);
  requireRoom(merged.size);
  return [...merged.values()];
}

// --- internal ---

function requireRoom(count: number): void {
  if (count <= 50) return;
  // The limit is AWS's; the wording is a guess.
  throw awsError(
    TooManyTagsException$,
    'The maximum number of tags on a load balancer has been reached',
  );
}
