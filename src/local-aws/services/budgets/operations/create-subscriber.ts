import {
  CreateSubscriber$,
  type CreateSubscriberCommandInput,
  type CreateSubscriberCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { budgets, requireBudget } from '../budgets/budgets.ts';
import { checkAccount } from '../errors.ts';
import { checkSubscribers } from '../notifications/new-notification.ts';
import { requireNotification, withNotification } from '../notifications/notifications.ts';
import { toModify } from '../permissions.ts';

export const createSubscriber = operation<
  CreateSubscriberCommandInput,
  CreateSubscriberCommandOutput
>(CreateSubscriber$, {
  permissions: ({ BudgetName }, region) => toModify(BudgetName, region),
  run({ AccountId, BudgetName = '', Notification, Subscriber }, region) {
    checkAccount(AccountId, region);
    const record = requireBudget(region, BudgetName, 'create subscriber');
    const found = requireNotification(record, Notification!, 'create subscriber');
    const subscribers = [...found.subscribers, Subscriber!];
    checkSubscribers(subscribers);
    const notifications = withNotification(record, { ...found, subscribers });
    budgets(region).put(BudgetName, { ...record, notifications });
    return {};
  },
});
