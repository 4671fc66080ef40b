import constraints from '../../wire/constraint-models/budgets.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { budgetArn, budgets } from './budgets/budgets.ts';
import { invalid } from './errors.ts';
import { inventory } from './inventory.ts';
import { createBudget } from './operations/create-budget.ts';
import { createNotification } from './operations/create-notification.ts';
import { createSubscriber } from './operations/create-subscriber.ts';
import { deleteBudget } from './operations/delete-budget.ts';
import { deleteNotification } from './operations/delete-notification.ts';
import { deleteSubscriber } from './operations/delete-subscriber.ts';
import { describeBudget } from './operations/describe-budget.ts';
import { describeBudgets } from './operations/describe-budgets.ts';
import { describeNotificationsForBudget } from './operations/describe-notifications-for-budget.ts';
import { describeSubscribersForNotification } from './operations/describe-subscribers-for-notification.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateBudget } from './operations/update-budget.ts';

/** AWS Budgets: global, so every Region shares them. On the local AWS nothing is billed, and no alarm ever goes off. */
export const awsBudgets: Service = {
  id: 'budgets',
  protocol: 'awsJson1_1',
  target: 'AWSBudgetServiceGateway',
  version: '2016-10-20',
  xmlNamespace: '',
  operations: [
    createBudget,
    createNotification,
    createSubscriber,
    deleteBudget,
    deleteNotification,
    deleteSubscriber,
    describeBudget,
    describeBudgets,
    describeNotificationsForBudget,
    describeSubscribersForNotification,
    listTagsForResource,
    tagResource,
    untagResource,
    updateBudget,
  ],
  constraints,
  // A flag within the first pattern is none that all browsers know, and the second tries a text in exponentially many ways.
  ownWords: { BudgetName: ['pattern'], SubscriberAddress: ['pattern'] },
  tagsOf: (arn, region) => {
    const found = budgets(region)
      .all()
      .find(({ budget }) => budgetArn(region, budget.BudgetName) === arn);
    const tags = found?.tags ?? [];
    return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  },
  invalid,
  inventory,
};
