/** A way to write tags, of which AWS has three. */
export interface TagShape<Written = object, Told = never> {
  of(tags: Record<string, string>): Written;
  read(tags: Told | undefined): Record<string, string>;
}

/** `{ Key, Value }`: most services. */
export const upperCaseTags: TagShape<
  { Key: string; Value: string }[],
  readonly { Key?: string | undefined; Value?: string | undefined }[]
> = {
  of: (tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  read: (tags = []) =>
    Object.fromEntries(
      tags.flatMap(({ Key, Value = '' }) => (Key === undefined ? [] : [[Key, Value]])),
    ),
};

/** `{ key, value }`: ECS. */
export const lowerCaseTags: TagShape<
  { key: string; value: string }[],
  readonly { key?: string | undefined; value?: string | undefined }[]
> = {
  of: (tags) => Object.entries(tags).map(([key, value]) => ({ key, value })),
  read: (tags = []) =>
    Object.fromEntries(
      tags.flatMap(({ key, value = '' }) => (key === undefined ? [] : [[key, value]])),
    ),
};

/** A record: CloudWatch Logs, Lambda, Application Auto Scaling. */
export const recordTags: TagShape<Record<string, string>, Record<string, string>> = {
  of: (tags) => tags,
  read: (tags = {}) => tags,
};

/** Tags in any of these shapes. */
export type AnyTags =
  | Parameters<typeof upperCaseTags.read>[0]
  | Parameters<typeof lowerCaseTags.read>[0]
  | Parameters<typeof recordTags.read>[0];

/** Tags in any of the shapes as a record. */
export function readTags(tags: AnyTags): Record<string, string> {
  if (!isList(tags)) return recordTags.read(tags as Record<string, string> | undefined);
  return { ...upperCaseTags.read(tags), ...lowerCaseTags.read(tags) };
}

// --- internal ---

/** A list of tags, of which none has the members of both shapes. */
type ListedTags = readonly { Key?: string; Value?: string; key?: string; value?: string }[];

function isList(tags: AnyTags): tags is ListedTags {
  return Array.isArray(tags);
}
