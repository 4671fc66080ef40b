import {
  DescribeSubscribersForNotification$,
  type DescribeSubscribersForNotificationCommandInput,
  type DescribeSubscribersForNotificationCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { requireBudget } from '../budgets/budgets.ts';
import { checkAccount, page } from '../errors.ts';
import { requireNotification, subscriberKey } from '../notifications/notifications.ts';
import { toView } from '../permissions.ts';

export const describeSubscribersForNotification = operation<
  DescribeSubscribersForNotificationCommandInput,
  DescribeSubscribersForNotificationCommandOutput
>(DescribeSubscribersForNotification$, {
  permissions: ({ BudgetName }, region) => toView(BudgetName, region),
  run(input, region) {
    checkAccount(input.AccountId, region);
    const { BudgetName = '', Notification } = input;
    const record = requireBudget(region, BudgetName, 'get subscribers');
    const { subscribers } = requireNotification(record, Notification!, 'get subscribers');
    const { items, next } = page(subscribers, subscriberKey, input);
    return { Subscribers: items, ...(next !== undefined && { NextToken: next }) };
  },
});
