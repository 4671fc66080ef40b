/**
 * An object whose members are made when they are first asked for, each once: a step asks two or three of all the clients,
 * and each takes longer to make than a call to the local AWS.
 */
export function lazily(makers: Readonly<Record<string, () => unknown>>): object {
  const made = {};
  for (const [name, make] of Object.entries(makers)) {
    let one: { value: unknown } | undefined;
    Object.defineProperty(made, name, {
      enumerable: true,
      configurable: true,
      get: () => (one ??= { value: make() }).value,
    });
  }
  return made;
}

/** As `{ ...base, ...members }`, but what was not asked of either yet is not made by that. */
export function spreadLazily<Base extends object, Members extends object>(
  base: Base,
  members: Members,
): Base & Members {
  const all: object = Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(base), ...Object.getOwnPropertyDescriptors(members) },
  );
  return all as Base & Members;
}
