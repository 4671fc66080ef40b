import type { ResourceTag } from '@aws-sdk/client-budgets';
import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';
import { budgetArn } from './budgets/budgets.ts';

/**
 * The permissions of a call on one budget: AWS has two actions for all of them, `budgets:ViewBudget` and `budgets:ModifyBudget`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_budgets.html
 */
export const toView = (name: string | undefined, region: Region): Permission[] => [
  { action: 'budgets:ViewBudget', resource: budgetArn(region, name ?? '*') },
];

export const toModify = (name: string | undefined, region: Region): Permission[] => [
  { action: 'budgets:ModifyBudget', resource: budgetArn(region, name ?? '*') },
];

/** The permission to set tags. */
export function toTag(arn: string, tags: readonly ResourceTag[] = []): Permission[] {
  if (tags.length === 0) return [];
  const context = {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? ''])),
    'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
  };
  return [{ action: 'budgets:TagResource', resource: arn, context }];
}
