/**
 * The condition keys that the tags in a request give: `aws:RequestTag/<key>` and `aws:TagKeys`. Services write tags in
 * three ways: `{ key, value }`, `{ Key, Value }`, and CloudWatch Logs a record. A request that takes tags away names their
 * keys alone.
 */
export function requestTags(input: object): Record<string, string | string[]> {
  const tags = tagsIn(input);
  const keys = [...Object.keys(tags), ...keysIn(input)];
  if (keys.length === 0) return {};
  return {
    ...Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]),
    ),
    'aws:TagKeys': keys,
  };
}

// --- internal ---

function keysIn(input: object): string[] {
  const { tagKeys, TagKeys, ResourceTagKeys } = input as Record<string, unknown>;
  const keys = tagKeys ?? TagKeys ?? ResourceTagKeys;
  return Array.isArray(keys) ? keys.map(String) : [];
}

function tagsIn(input: object): Record<string, string> {
  const { tags, Tags, ResourceTags, TagSpecifications } = input as Record<string, unknown>;
  const written = tags ?? Tags ?? ResourceTags ?? specified(TagSpecifications);
  if (typeof written !== 'object' || written === null) return {};
  if (!Array.isArray(written)) {
    return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, String(value)]));
  }
  return Object.fromEntries(
    (written as Record<string, string | undefined>[]).map((tag) => [
      tag['key'] ?? tag['Key'] ?? '',
      tag['value'] ?? tag['Value'] ?? '',
    ]),
  );
}

/** EC2 tags what it makes kind by kind. */
function specified(specifications: unknown): unknown {
  if (!Array.isArray(specifications)) return undefined;
  return (specifications as { Tags?: unknown[] }[]).flatMap(({ Tags = [] }) => Tags);
}
