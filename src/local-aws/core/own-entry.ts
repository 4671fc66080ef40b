/**
 * The entry of a table under a name that comes from outside, or `undefined`. Every object of JavaScript also has
 * `toString`, `constructor` and their like, which are no rows of any table.
 */
export function own<Value>(
  table: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
