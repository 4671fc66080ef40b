import {
  CreateBudget$,
  type CreateBudgetCommandInput,
  type CreateBudgetCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { budgetArn, budgets } from '../budgets/budgets.ts';
import { newBudget } from '../budgets/new-budget.ts';
import { checkAccount, duplicate } from '../errors.ts';
import { newNotification } from '../notifications/new-notification.ts';
import type { NotificationRecord } from '../notifications/notifications.ts';
import { toModify, toTag } from '../permissions.ts';
import { mergeTags } from '../tags.ts';

/** A budget with its notifications and their subscribers. Names are unique in an account. */
export const createBudget = operation<CreateBudgetCommandInput, CreateBudgetCommandOutput>(
  CreateBudget$,
  {
    permissions: ({ Budget, ResourceTags }, region) => [
      ...toModify(Budget?.BudgetName, region),
      ...toTag(budgetArn(region, Budget?.BudgetName ?? ''), ResourceTags),
    ],
    run({ AccountId, Budget, NotificationsWithSubscribers = [], ResourceTags = [] }, region) {
      checkAccount(AccountId, region);
      const budget = newBudget(Budget!, region);
      const name = budget.BudgetName;
      if (budgets(region).has(name)) {
        // AWS's words, as moto has them: https://github.com/getmoto/moto/blob/master/moto/budgets/exceptions.py
        throw duplicate(`Error creating budget: ${name} - the budget already exists.`);
      }
      const notifications: NotificationRecord[] = [];
      for (const { Notification, Subscribers = [] } of NotificationsWithSubscribers) {
        notifications.push(newNotification(notifications, Notification!, Subscribers));
      }
      const tags = mergeTags([], ResourceTags);
      budgets(region).put(name, { budget, notifications, tags });
      return {};
    },
  },
);
