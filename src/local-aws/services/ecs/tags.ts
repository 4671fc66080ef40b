import type { Tag } from '@aws-sdk/client-ecs';
import type { AwsError } from '../../core/error.ts';

/** Throws what `refuse` makes when tags break AWS's rules. The wordings are guesses, where no comment says otherwise. */
export function checkTags(
  tags: readonly Tag[] | undefined,
  refuse: (message: string) => AwsError,
): void {
  if (!tags) return;
  if (tags.length > 50) throw refuse('The maximum number of tags is 50.');
  const keys = new Set<string>();
  for (const { key = '', value } of tags) {
    // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json
    if (value === undefined) throw refuse('Tag value can not be null.');
    if (key.length < 1 || key.length > 128)
      throw refuse('Tag keys must be 1 to 128 characters long.');
    if (value.length > 256) throw refuse('Tag values must be at most 256 characters long.');
    if (/^aws:/i.test(key)) throw refuse('Tag keys must not start with aws:.');
    if (keys.has(key)) throw refuse(`Duplicate tag key: ${key}`);
    keys.add(key);
  }
}

/** `tags` with `changes` written over them by key. */
export function mergeTags(tags: readonly Tag[], changes: readonly Tag[]): Tag[] {
  const changed = new Map(changes.map((tag) => [tag.key, tag]));
  const kept = tags.map((tag) => changed.get(tag.key) ?? tag);
  const known = new Set(tags.map(({ key }) => key));
  return [...kept, ...changes.filter(({ key }) => !known.has(key))];
}
