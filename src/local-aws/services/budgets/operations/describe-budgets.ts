import {
  DescribeBudgets$,
  type DescribeBudgetsCommandInput,
  type DescribeBudgetsCommandOutput,
} from '@aws-sdk/client-budgets';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { budgets } from '../budgets/budgets.ts';
import { checkAccount, page } from '../errors.ts';
import { toView } from '../permissions.ts';

/** All budgets, by name. */
export const describeBudgets = operation<DescribeBudgetsCommandInput, DescribeBudgetsCommandOutput>(
  DescribeBudgets$,
  {
    permissions: (_input, region) => toView('*', region),
    run(input, region) {
      refuseMembers('a list of budgets', input, ['ShowFilterExpression']);
      checkAccount(input.AccountId, region);
      const { items, next } = page(budgets(region).all(), ({ budget }) => budget.BudgetName, input);
      return {
        Budgets: items.map(({ budget }) => budget),
        ...(next !== undefined && { NextToken: next }),
      };
    },
  },
);
