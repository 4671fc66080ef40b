import {
  DeleteNotification$,
  type DeleteNotificationCommandInput,
  type DeleteNotificationCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { budgets, requireBudget } from '../budgets/budgets.ts';
import { checkAccount } from '../errors.ts';
import { requireNotification, withNotification } from '../notifications/notifications.ts';
import { toModify } from '../permissions.ts';

/** The notification goes with its subscribers. */
export const deleteNotification = operation<
  DeleteNotificationCommandInput,
  DeleteNotificationCommandOutput
>(DeleteNotification$, {
  permissions: ({ BudgetName }, region) => toModify(BudgetName, region),
  run({ AccountId, BudgetName = '', Notification }, region) {
    checkAccount(AccountId, region);
    const record = requireBudget(region, BudgetName, 'delete notification');
    const { notification } = requireNotification(record, Notification!, 'delete notification');
    const notifications = withNotification(record, { notification, subscribers: [] });
    budgets(region).put(BudgetName, { ...record, notifications });
    return {};
  },
});
