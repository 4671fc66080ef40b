import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { budgetArn, budgets } from './budgets/budgets.ts';

export function inventory(region: Region): InventoryItem[] {
  return budgets(region)
    .all()
    .map(({ budget, notifications, tags }) => {
      const { LastUpdatedTime: _updated, TimePeriod: _period, ...content } = budget;
      return {
        kind: 'budget',
        id: budgetArn(region, budget.BudgetName),
        content: { ...content, notifications, tags },
      };
    });
}
