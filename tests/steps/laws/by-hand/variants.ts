/** A value with one thing in it changed, in the ways in which that thing can be. */
export interface Variant {
  /** Where the change is: `Matcher.HttpCode`. */
  path: string;
  /** The whole value with each other value in that place; the first that AWS takes is the one. */
  values: unknown[];
}

/**
 * The values that differ from one in a single place: each text, number and truth value in it in turn, and each list without its last
 * item. A text that is a JSON document, as a policy is, is looked into.
 *
 * @param others returns the other texts that may stand in the place of one
 */
export function variantsOf(
  value: unknown,
  others: (text: string) => readonly string[],
  path = '',
): Variant[] {
  if (typeof value === 'boolean') return [{ path, values: [!value] }];
  if (typeof value === 'number') return [{ path, values: otherNumbers(value) }];
  if (typeof value === 'string') {
    if (/^\{/.test(value)) {
      return variantsOf(JSON.parse(value), others, path).map((variant) => ({
        path: variant.path,
        values: variant.values.map((each) => JSON.stringify(each)),
      }));
    }
    return [{ path, values: [...others(value), ...otherTexts(value)] }];
  }
  if (Array.isArray(value)) {
    const items = value.flatMap((item, index) =>
      variantsOf(item, others, `${path}[${index}]`).map((variant) => ({
        path: variant.path,
        // Where AWS refuses the others, which are there already, the item may come alone.
        values: [
          ...variant.values.map((each) => value.with(index, each) as unknown),
          ...variant.values.map((each) => [each]),
        ],
      })),
    );
    return value.length === 0
      ? []
      : [...items, { path: `${path}, one fewer`, values: [value.slice(0, -1)] }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    variantsOf(member, others, path === '' ? key : `${path}.${key}`).map((variant) => ({
      path: variant.path,
      values: variant.values.map((each) => ({ ...value, [key]: each })),
    })),
  );
}

// --- internal ---

function otherNumbers(number: number): number[] {
  return [number + 1, number - 1, number * 2, Math.floor(number / 2), number + 10];
}

/** Texts that look like one: with another number in it, or longer. */
function otherTexts(text: string): string[] {
  const numbers = otherNumbers(Number(/\d+/.exec(text)?.[0] ?? 0)).map((each) =>
    text.replace(/\d+/, String(each)),
  );
  return [...numbers.filter((each) => each !== text), `${text}x`, `${text}elsewhere`];
}
