/** Groups by a key, in the order in which each key comes first. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The same text for the same values. */
export function key(...parts: unknown[]): string {
  return JSON.stringify(parts);
}

/** Each value once, in order. */
export function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort(compare);
}

/** A single value as IAM writes it: by itself. */
export function oneOrMany(values: string[]): string | string[] {
  return values.length === 1 ? values[0]! : values;
}

/** Not `localeCompare`: the same order on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
