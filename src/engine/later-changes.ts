import { readTags, type AnyTags } from './aws/tag-shapes.ts';

/** The tag by which a later step says that it answers for a member of what an earlier one made: `changed:desiredCount`. */
export function changedTag(member: string): string {
  return `changed:${member}`;
}

/** The tag beside it, with the value of the member before. */
export function formerTag(member: string): string {
  return `former:${member}`;
}

/** Returns the value of a member before a later step began to answer for it; undefined where none does. */
export function formerly(tags: AnyTags, member: string): string | undefined {
  return readTags(tags)[formerTag(member)];
}

/** Returns true if a later step answers for one of these members of something with these tags. */
export function isChanged(tags: AnyTags, ...members: readonly string[]): boolean {
  const read = readTags(tags);
  return members.some((member) => changedTag(member) in read);
}

/**
 * Leaves out of what was asked for the members that a later step answers for, by the tags of what was found. A step that is such a
 * step itself says so by its id, and keeps what it answers for.
 */
export function unchanged<Asked extends object>(
  asked: Asked,
  tags: AnyTags,
  step?: string,
): Partial<Asked> {
  const read = readTags(tags);
  const own = Object.entries(asked).filter(
    ([member]) => (read[changedTag(member)] ?? step) === step,
  );
  return Object.fromEntries(own) as Partial<Asked>;
}

/** True if something is as it was asked for, in all members but those that a later step answers for. */
export function meets<Asked extends object>(
  found: { [Member in keyof Asked]?: unknown } & { tags?: AnyTags },
  asked: Asked,
  step?: string,
): boolean {
  const own = Object.entries(unchanged(asked, found.tags, step));
  return own.every(([member, value]) => found[member as keyof Asked] === value);
}
