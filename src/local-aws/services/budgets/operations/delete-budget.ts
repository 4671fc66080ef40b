import {
  DeleteBudget$,
  type DeleteBudgetCommandInput,
  type DeleteBudgetCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { budgets, requireBudget } from '../budgets/budgets.ts';
import { checkAccount } from '../errors.ts';
import { toModify } from '../permissions.ts';

/** The budget goes with its notifications and their subscribers. */
export const deleteBudget = operation<DeleteBudgetCommandInput, DeleteBudgetCommandOutput>(
  DeleteBudget$,
  {
    permissions: ({ BudgetName }, region) => toModify(BudgetName, region),
    run({ AccountId, BudgetName = '' }, region) {
      checkAccount(AccountId, region);
      requireBudget(region, BudgetName, `delete budget: ${BudgetName}`);
      budgets(region).delete(BudgetName);
      return {};
    },
  },
);
