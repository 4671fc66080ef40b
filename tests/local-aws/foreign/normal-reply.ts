/**
 * Returns what two accounts have in common: a reply as paths and the values that are found there, each once, in order.
 * Ids, dates and account numbers say only what kind they are. Items of a list share one path: `services[].status`.
 */
export function normalReply(output: object): Map<string, string[]> {
  const { $metadata: _metadata, ...members } = output as { $metadata?: unknown };
  const found = new Map<string, string[]>();
  flatten(members, '', found);
  for (const [path, values] of found) found.set(path, [...new Set(values)].sort());
  return found;
}

/** A text without what differs from account to account. */
export function withoutIds(text: string): string {
  return KINDS.reduce((left, [pattern, kind]) => left.replace(pattern, kind), text);
}

// --- internal ---

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:111122223333|123456789012)\b/g, '<account>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>'],
  [
    /\b(vpc|subnet|sg|sgr|eni|eni-attach|rtb|rtbassoc|igw|acl|dopt|vpc-cidr-assoc)-[0-9a-f]{8,17}\b/g,
    '<$1>',
  ],
  [/\b(AROA|AIDA|ANPA|AKIA)[A-Z0-9]{12,17}\b/g, '<$1>'],
  [/\b[0-9a-f]{32}\b/g, '<hex>'],
  [/\b[0-9a-f]{16}\b/g, '<hex>'],
  [/ecs-svc\/\d+/g, 'ecs-svc/<number>'],
  [/(?<=scalable-target\/)[0-9a-z]+/g, '<id>'],
  [/-\d+(?=\.[a-z]+-[a-z]+-\d\.elb\.)/g, '-<number>'],
  [/\b1\d{12}\b/g, '<milliseconds>'],
  [/\b\d{56}\b/g, '<sequence token>'],
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*Z?/g, '<date>'],
];

function flatten(value: unknown, path: string, found: Map<string, string[]>): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    if (value.length === 0) add(found, path, '[]');
    for (const item of value) flatten(item, `${path}[]`, found);
  } else if (value instanceof Date) {
    add(found, path, '<date>');
  } else if (value instanceof Uint8Array) {
    add(found, path, `${value.length} bytes`);
  } else if (typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) {
      flatten(item, path === '' ? name : `${path}.${name}`, found);
    }
  } else {
    add(found, path, withoutIds(typeof value === 'string' ? value : JSON.stringify(value)));
  }
}

function add(found: Map<string, string[]>, path: string, text: string): void {
  found.set(path, [...(found.get(path) ?? []), text]);
}
