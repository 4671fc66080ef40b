import {
  DeleteSubscriber$,
  type DeleteSubscriberCommandInput,
  type DeleteSubscriberCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { budgets, requireBudget } from '../budgets/budgets.ts';
import { checkAccount, notFound } from '../errors.ts';
import {
  requireNotification,
  subscriberKey,
  withNotification,
} from '../notifications/notifications.ts';
import { toModify } from '../permissions.ts';

/** The last subscriber takes the notification along. */
export const deleteSubscriber = operation<
  DeleteSubscriberCommandInput,
  DeleteSubscriberCommandOutput
>(DeleteSubscriber$, {
  permissions: ({ BudgetName }, region) => toModify(BudgetName, region),
  run({ AccountId, BudgetName = '', Notification, Subscriber }, region) {
    checkAccount(AccountId, region);
    const record = requireBudget(region, BudgetName, 'delete subscriber');
    const found = requireNotification(record, Notification!, 'delete subscriber');
    const key = subscriberKey(Subscriber!);
    const subscribers = found.subscribers.filter((each) => subscriberKey(each) !== key);
    if (subscribers.length === found.subscribers.length) {
      // A guess at the wording.
      throw notFound("Unable to delete subscriber - the subscriber doesn't exist.");
    }
    const notifications = withNotification(record, { ...found, subscribers });
    budgets(region).put(BudgetName, { ...record, notifications });
    return {};
  },
});
