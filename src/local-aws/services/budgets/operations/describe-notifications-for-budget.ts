import {
  DescribeNotificationsForBudget$,
  type DescribeNotificationsForBudgetCommandInput,
  type DescribeNotificationsForBudgetCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { requireBudget } from '../budgets/budgets.ts';
import { checkAccount, page } from '../errors.ts';
import { keyOf, shown } from '../notifications/notifications.ts';
import { toView } from '../permissions.ts';

export const describeNotificationsForBudget = operation<
  DescribeNotificationsForBudgetCommandInput,
  DescribeNotificationsForBudgetCommandOutput
>(DescribeNotificationsForBudget$, {
  permissions: ({ BudgetName }, region) => toView(BudgetName, region),
  run(input, region) {
    checkAccount(input.AccountId, region);
    const { BudgetName = '' } = input;
    const { notifications } = requireBudget(region, BudgetName, 'get notifications');
    const { items, next } = page(notifications, ({ notification }) => keyOf(notification), input);
    return {
      Notifications: items.map(shown),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
