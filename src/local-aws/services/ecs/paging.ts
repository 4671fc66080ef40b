import { invalidParameter } from './errors.ts';

/** One page of a list, and the token of the next page. */
export interface Page<Item> {
  items: Item[];
  nextToken?: string;
}

/**
 * The page after `nextToken`, `maxResults` long (1 to 100, as ECS's lists have it). The token names the last item of
 * the page before, so that a page neither repeats nor skips what is still there when something else is deleted.
 *
 * Throws InvalidParameterException for a token that no page gave and for a size out of range.
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  {
    nextToken,
    maxResults = 100,
  }: { nextToken?: string | undefined; maxResults?: number | undefined },
): Page<Item> {
  // A guess that follows the other end.
  if (maxResults < 1) throw invalidParameter('Max results can not be lesser than 1');
  // Of services: https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
  if (maxResults > 100) throw invalidParameter('Max results can not be greater than 100');
  let start = 0;
  if (nextToken) {
    const [position, key] = decode(nextToken);
    const last = items.findIndex((item) => keyOf(item) === key);
    start = last >= 0 ? last + 1 : Math.min(position, items.length);
  }
  const page = items.slice(start, start + maxResults);
  const end = start + page.length;
  if (end >= items.length) return { items: page };
  return { items: page, nextToken: btoa(JSON.stringify([end, keyOf(page.at(-1)!)])) };
}

// --- internal ---

function decode(token: string): [number, string] {
  try {
    const parsed: unknown = JSON.parse(atob(token));
    if (Array.isArray(parsed) && typeof parsed[0] === 'number' && typeof parsed[1] === 'string') {
      return [parsed[0], parsed[1]];
    }
  } catch {
    // Not a token of ours: refused below.
  }
  // https://github.com/rusoto/rusoto/blob/master/integration_tests/tests/ecs.rs
  throw invalidParameter(`Invalid token ${token}`);
}
