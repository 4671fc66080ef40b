/** True if a text can be the name of a cluster, a service, a container or a family of task definitions. */
export function isValidName(name: string): boolean {
  return /^[A-Za-z0-9_-]{1,255}$/.test(name);
}
