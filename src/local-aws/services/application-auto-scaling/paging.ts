import { InvalidNextTokenException$ } from '@aws-sdk/client-application-auto-scaling';
import { awsError } from '../../core/error.ts';
import { listPage, type ListPage } from '../list-page.ts';

/** One page, 50 items unless said otherwise. Throws InvalidNextTokenException; its wording is a guess. */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  input: { NextToken?: string | undefined; MaxResults?: number | undefined },
  descending = false,
): ListPage<Item> {
  return listPage(items, keyOf, {
    token: input.NextToken,
    size: input.MaxResults ?? 50,
    descending,
    invalidToken: () =>
      awsError(InvalidNextTokenException$, 'The specified next token is not valid.'),
  });
}
