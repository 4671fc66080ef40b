/** A variable of the environment. An empty one is as one that is not set: so a CI hands on what it has no value for. */
export function variable(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}
