import {
  UpdateBudget$,
  type UpdateBudgetCommandInput,
  type UpdateBudgetCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { budgets, requireBudget } from '../budgets/budgets.ts';
import { newBudget } from '../budgets/new-budget.ts';
import { checkAccount } from '../errors.ts';
import { toModify } from '../permissions.ts';

/** All of a budget but its name; its notifications and tags stay. */
export const updateBudget = operation<UpdateBudgetCommandInput, UpdateBudgetCommandOutput>(
  UpdateBudget$,
  {
    permissions: ({ NewBudget }, region) => toModify(NewBudget?.BudgetName, region),
    run({ AccountId, NewBudget }, region) {
      checkAccount(AccountId, region);
      const name = NewBudget!.BudgetName!;
      const record = requireBudget(region, name, `update budget: ${name}`);
      budgets(region).put(name, { ...record, budget: newBudget(NewBudget!, region) });
      return {};
    },
  },
);
