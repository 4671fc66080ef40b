import { listPage, type ListPage } from '../list-page.ts';
import { validationError } from './errors.ts';

/** One page, 400 items at most, in the order of their keys. */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { Marker, PageSize }: { Marker?: string | undefined; PageSize?: number | undefined },
): ListPage<Item> {
  return listPage(items, keyOf, {
    token: Marker,
    size: PageSize ?? 400,
    // A guess at the wording.
    invalidToken: () => validationError(`Marker '${Marker}' is invalid`),
  });
}
