/**
 * The condition keys that the tags in a request give: `aws:RequestTag/<key>` and `aws:TagKeys`. Services write tags in
 * three ways: `{ key, value }`, `{ Key, Value }`, and CloudWatch Logs a record.
 */
export function requestTags(input: object): Record<string, string | string[]> {
  const tags = tagsIn(input);
  const keys = Object.keys(tags);
  if (keys.length === 0) return {};
  return {
    ...Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, tags[key]!])),
    'aws:TagKeys': keys,
  };
}

// --- internal ---

function tagsIn(input: object): Record<string, string> {
  const { tags, Tags } = input as Record<string, unknown>;
  const written = tags ?? Tags;
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
