import {
  DescribeBudget$,
  type DescribeBudgetCommandInput,
  type DescribeBudgetCommandOutput,
} from '@aws-sdk/client-budgets';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { requireBudget } from '../budgets/budgets.ts';
import { checkAccount } from '../errors.ts';
import { toView } from '../permissions.ts';

export const describeBudget = operation<DescribeBudgetCommandInput, DescribeBudgetCommandOutput>(
  DescribeBudget$,
  {
    permissions: ({ BudgetName }, region) => toView(BudgetName, region),
    run({ AccountId, BudgetName = '', ...rest }, region) {
      refuseMembers('a budget', rest, ['ShowFilterExpression']);
      checkAccount(AccountId, region);
      return { Budget: requireBudget(region, BudgetName, `get budget: ${BudgetName}`).budget };
    },
  },
);
