/**
 * The entry of a table under a name that somebody else chose, or `undefined`. Every object of JavaScript also has
 * `toString`, `constructor` and their like, which are no rows of any table.
 */
export function own<Value>(
  table: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
