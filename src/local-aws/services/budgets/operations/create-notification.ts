import {
  CreateNotification$,
  type CreateNotificationCommandInput,
  type CreateNotificationCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { budgets, requireBudget } from '../budgets/budgets.ts';
import { checkAccount } from '../errors.ts';
import { newNotification } from '../notifications/new-notification.ts';
import { toModify } from '../permissions.ts';

export const createNotification = operation<
  CreateNotificationCommandInput,
  CreateNotificationCommandOutput
>(CreateNotification$, {
  permissions: ({ BudgetName }, region) => toModify(BudgetName, region),
  run({ AccountId, BudgetName = '', Notification, Subscribers = [] }, region) {
    checkAccount(AccountId, region);
    const record = requireBudget(region, BudgetName, 'create notification');
    const added = newNotification(record.notifications, Notification!, Subscribers);
    budgets(region).put(BudgetName, {
      ...record,
      notifications: [...record.notifications, added],
    });
    return {};
  },
});
