import { fromBase64, toBase64 } from '@smithy/core/serde';
import type { AwsError } from '../core/error.ts';

export interface ListPage<Item> {
  items: Item[];
  /** Where the next page starts; left out on the last page. */
  next?: string;
}

/**
 * One page of a list, in the order of the items' keys. The token says which key the former page ended with, so that
 * what is made or deleted between two pages shifts nothing.
 *
 * Throws `invalidToken()` when the token is none that this function made.
 */
export function listPage<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  options: {
    token: string | undefined;
    size: number;
    /** The last key first. */
    descending?: boolean;
    invalidToken: () => AwsError;
  },
): ListPage<Item> {
  const sign = options.descending ? -1 : 1;
  const keyed = all.map((item) => ({ key: keyOf(item), item }));
  keyed.sort((a, b) => sign * compare(a.key, b.key));
  const after = options.token === undefined ? undefined : readToken(options.token);
  if (options.token !== undefined && after === undefined) throw options.invalidToken();
  const rest =
    after === undefined ? keyed : keyed.filter(({ key }) => sign * compare(key, after) > 0);
  const page = rest.slice(0, options.size);
  const items = page.map(({ item }) => item);
  return rest.length > page.length ? { items, next: writeToken(page.at(-1)!.key) } : { items };
}

// --- internal ---

const PREFIX = 'after:';

// Not `localeCompare`: AWS orders by character code, and it is the same order on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function writeToken(key: string): string {
  return toBase64(new TextEncoder().encode(PREFIX + key));
}

function readToken(token: string): string | undefined {
  let text: string;
  try {
    text = new TextDecoder().decode(fromBase64(token));
  } catch {
    return undefined;
  }
  return text.startsWith(PREFIX) ? text.slice(PREFIX.length) : undefined;
}
