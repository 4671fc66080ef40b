import { listPage, type ListPage } from '../list-page.ts';
import { validationError } from './errors.ts';

/** One page of a hundred items, in the order of their keys. */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  token: string | undefined,
  descending = false,
): ListPage<Item> {
  return listPage(items, keyOf, {
    token,
    size: 100,
    descending,
    // A guess at the wording.
    invalidToken: () => validationError('The token is invalid.'),
  });
}
