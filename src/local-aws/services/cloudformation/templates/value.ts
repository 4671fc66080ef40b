/** A value of a template: JSON, in which `{"Ref": …}` and its like stand for what is known later. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** A value where a template wants text. */
export function textOf(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
