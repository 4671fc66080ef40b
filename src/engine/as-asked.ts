/**
 * Returns true if something is on AWS as it was asked for: each member of the request is there with its value, at any depth. What was
 * not asked for does not count: neither the defaults of AWS, nor what somebody has set beside. A list has the items that were asked
 * for and no others, in any order.
 */
export function isAsAsked(has: unknown, asked: unknown): boolean {
  if (asked === undefined) return true;
  if (Array.isArray(asked)) {
    const rest = [...((has ?? []) as unknown[])];
    if (rest.length !== asked.length) return false;
    return asked.every((item) => {
      const at = rest.findIndex((each) => isAsAsked(each, item));
      return at >= 0 && rest.splice(at, 1).length === 1;
    });
  }
  if (typeof asked !== 'object' || asked === null) return has === asked;
  if (typeof has !== 'object' || has === null) return false;
  return Object.entries(asked).every(([member, value]) =>
    isAsAsked((has as Record<string, unknown>)[member], value),
  );
}

/** The members of a request that are not on AWS as they were asked for. */
export function differing<Asked extends object>(has: object, asked: Asked): Partial<Asked> {
  const differ = Object.entries(asked).filter(
    ([member, value]) => !isAsAsked((has as Record<string, unknown>)[member], value),
  );
  return Object.fromEntries(differ) as Partial<Asked>;
}
