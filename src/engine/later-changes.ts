import { readTags, type AnyTags } from './aws/tag-shapes.ts';

/** The tag by which a later step says that it answers for a member of what an earlier one made: `changed:desiredCount`. */
export function changedTag(member: string): string {
  return `changed:${member}`;
}

/** Leaves out of what was asked for the members that a later step answers for, by the tags of what was found. */
export function unchanged<Asked extends object>(asked: Asked, tags: AnyTags): Partial<Asked> {
  const read = readTags(tags);
  const own = Object.entries(asked).filter(([member]) => !(changedTag(member) in read));
  return Object.fromEntries(own) as Partial<Asked>;
}

/** True if something is as it was asked for, in all members but those that a later step answers for. */
export function meets<Asked extends object>(
  found: { [Member in keyof Asked]?: unknown } & { tags?: AnyTags },
  asked: Asked,
): boolean {
  const own = Object.entries(unchanged(asked, found.tags));
  return own.every(([member, value]) => found[member as keyof Asked] === value);
}
