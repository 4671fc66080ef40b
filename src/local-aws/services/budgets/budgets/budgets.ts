import type { Budget, ResourceTag } from '@aws-sdk/client-budgets';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { notFound } from '../errors.ts';
import type { NotificationRecord } from '../notifications/notifications.ts';

/** A budget and what hangs on it. */
export interface BudgetRecord {
  budget: Budget & { BudgetName: string };
  notifications: readonly NotificationRecord[];
  tags: readonly ResourceTag[];
}

/** Budgets are global: every Region sees the same ones. */
export function budgets(region: Region): Table<BudgetRecord> {
  return region.account.table<BudgetRecord>('budgets/budget');
}

export function budgetArn(region: Region, name: string): string {
  return `arn:aws:budgets::${region.accountId}:budget/${name}`;
}

/**
 * Throws NotFoundException in the words that moto has from AWS: "Unable to get budget: lunch - the budget doesn't exist."
 * https://github.com/getmoto/moto/blob/master/moto/budgets/models.py
 *
 * @param attempt what the call was about to do, as `get budget: lunch`
 */
export function requireBudget(region: Region, name: string, attempt: string): BudgetRecord {
  const record = budgets(region).get(name);
  if (!record) throw notFound(`Unable to ${attempt} - the budget doesn't exist.`);
  return record;
}

/** The budget of an ARN. Throws NotFoundException; the wording is a guess. */
export function requireTagged(region: Region, arn: string): BudgetRecord {
  const record = budgets(region)
    .all()
    .find(({ budget }) => budgetArn(region, budget.BudgetName) === arn);
  if (!record) throw notFound(`Unable to find the resource ${arn}.`);
  return record;
}
