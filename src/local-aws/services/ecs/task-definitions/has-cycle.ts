/** If a name can be reached from itself. `reached` says what is one step away. */
export function hasCycle(reached: ReadonlyMap<string, readonly string[]>): boolean {
  return [...reached.keys()].some((name) => reaches(name, name, reached, new Set()));
}

// --- internal ---

function reaches(
  from: string,
  target: string,
  reached: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): boolean {
  for (const next of reached.get(from) ?? []) {
    if (next === target) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    if (reaches(next, target, reached, seen)) return true;
  }
  return false;
}
