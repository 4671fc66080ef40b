import {
  AccessDeniedException$,
  DuplicateRecordException$,
  InvalidNextTokenException$,
  InvalidParameterException$,
  NotFoundException$,
} from '@aws-sdk/client-budgets';
import type { Region } from '../../core/account.ts';
import { awsError, type AwsError } from '../../core/error.ts';
import type { ConstraintViolation } from '../../core/constraint-model.ts';
import { listPage, type ListPage } from '../list-page.ts';

export function invalidParameter(message: string): AwsError {
  return awsError(InvalidParameterException$, message);
}

export function notFound(message: string): AwsError {
  return awsError(NotFoundException$, message);
}

export function duplicate(message: string): AwsError {
  return awsError(DuplicateRecordException$, message);
}

/** How AWS Budgets words a request that breaks its model; a guess, by the form that other services of AWS use. */
export function invalid({ path, value, constraint }: ConstraintViolation): AwsError {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const shown = value === undefined ? 'Value null' : `Value '${text}'`;
  return invalidParameter(
    `1 validation error detected: ${shown} at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}

/** Every call names an account. Throws AccessDeniedException for one that is not the caller's; the wording is a guess. */
export function checkAccount(accountId: string | undefined, region: Region): void {
  if (accountId === region.accountId) return;
  throw awsError(
    AccessDeniedException$,
    `Account ${region.accountId} may not see the budgets of account ${accountId}`,
  );
}

/** One page of a list, in the order of the items' keys. Throws InvalidNextTokenException; its wording is a guess. */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  {
    NextToken,
    MaxResults = 100,
  }: { NextToken?: string | undefined; MaxResults?: number | undefined },
): ListPage<Item> {
  return listPage(items, keyOf, {
    token: NextToken,
    size: MaxResults,
    invalidToken: () => awsError(InvalidNextTokenException$, 'The pagination token is invalid.'),
  });
}
