import { InvalidNextToken$ } from '@aws-sdk/client-cloudwatch';
import { awsError } from '../../core/error.ts';
import { listPage, type ListPage } from '../list-page.ts';

/** One page of a list, in the order of the items' keys. Throws InvalidNextToken; its wording is a guess. */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  options: { token: string | undefined; size: number; descending?: boolean },
): ListPage<Item> {
  return listPage(items, keyOf, {
    ...options,
    invalidToken: () => awsError(InvalidNextToken$, 'The NextToken is invalid.'),
  });
}
