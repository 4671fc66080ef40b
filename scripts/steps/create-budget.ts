import {
  CreateBudgetCommand,
  DeleteBudgetCommand,
  DescribeBudgetCommand,
  ListTagsForResourceCommand,
  NotFoundException,
  type Budget,
} from '@aws-sdk/client-budgets';
import * as warning from '../../src/engine/budget-warnings.ts';
import { defineStep, isAsAsked } from '../../src/engine/step.ts';
import { budgetUsd, email } from '../inputs.ts';

export const createBudget = defineStep({
  id: 'create-budget',
  title: 'Create the budget',
  kind: 'makes',
  needs: {},
  inputs: { budgetUsd, email },
  bills: [],
  why: {
    DescribeBudget: 'see whether the budget exists',
    ListTagsForResource: 'see whether this tutorial made it',
    DescribeNotificationsForBudget: 'read its warnings',
    DescribeSubscribersForNotification: 'see who gets a warning',
    CreateBudget: 'have AWS compare what a month costs with your limit',
    DeleteBudget: 'delete the budget and its warnings',
  },
  absent: NotFoundException,

  async find({ budgets, accountId: AccountId, name: BudgetName, region, own }) {
    const which = { AccountId, BudgetName };
    const { Budget } = await budgets.send(new DescribeBudgetCommand(which));
    const ResourceARN = `arn:aws:budgets::${AccountId}:budget/${BudgetName}`;
    const list = new ListTagsForResourceCommand({ ResourceARN });
    const { ResourceTags } = await budgets.send(list);
    const madeWith = own(`The budget "${BudgetName}"`, ResourceTags);
    warning.requireRegion(BudgetName, region, ResourceTags);
    const warnings = await warning.warningsOf(budgets, which);
    return { budget: Budget!, warnings, madeWith };
  },

  async run(context, _needs, found) {
    const { budgets, accountId: AccountId, name: BudgetName, inputs } = context;
    const { region, tags, report, say, retryUntilConsistent } = context;
    const which = { AccountId, BudgetName };
    // A budget is nothing but its settings: if they differ, it is replaced.
    if (found) await budgets.send(new DeleteBudgetCommand(which));
    const warnings = warning.warningsTo(inputs.email);
    const create = new CreateBudgetCommand({
      AccountId,
      Budget: { BudgetName, ...budgetOf(inputs.budgetUsd) },
      NotificationsWithSubscribers: warnings,
      ResourceTags: [...tags.budgets, { Key: 'region', Value: region }],
    });
    await budgets.send(create);
    const look = new DescribeBudgetCommand(which);
    await retryUntilConsistent(() => budgets.send(look));
    const limit = `${BudgetName}: ${inputs.budgetUsd} USD a month`;
    report(found ? 'updated' : 'created', 'budget', limit);
    const words = warnings.map(warning.inWords);
    for (const each of words) say(each);
    if (!inputs.email) say('It warns nobody. To get an email, add --email.');
    say('It learns about costs hours later, and it stops nothing.');
    return { budget: { BudgetName, ...budgetOf(inputs.budgetUsd) }, warnings: words };
  },

  async undo(context) {
    const { budgets, accountId: AccountId, name: BudgetName, report } = context;
    const take = new DeleteBudgetCommand({ AccountId, BudgetName });
    await context.retryUntilConsistent(() => budgets.send(take));
    report('deleted', 'budget', BudgetName);
  },

  fits: ({ budget, warnings }, _needs, { budgetUsd, email }) =>
    isLimitedTo(budget, budgetUsd) &&
    warnings.join() === warning.warningsTo(email).map(warning.inWords).join(),
});

// #region budget
/** So many dollars a month, before credits and refunds are taken off. */
function budgetOf(usd: number) {
  return {
    BudgetType: 'COST',
    TimeUnit: 'MONTHLY',
    BudgetLimit: { Amount: `${usd}`, Unit: 'USD' },
    CostTypes: { IncludeCredit: false, IncludeRefund: false },
  } as const;
}

/** AWS writes an amount in its own way: 5 as 5.0. */
function isLimitedTo(budget: Budget, usd: number): boolean {
  const { BudgetLimit, ...asked } = budgetOf(usd);
  const { Amount, Unit } = budget.BudgetLimit ?? {};
  return (
    Number(Amount) === usd && Unit === BudgetLimit.Unit && isAsAsked(budget, asked)
  );
}
// #endregion budget
