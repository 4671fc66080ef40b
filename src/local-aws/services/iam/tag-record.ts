import type { Tag } from '@aws-sdk/client-iam';

/** Tags as a record of their keys. */
export function tagRecord(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}
