import type { Budget, TimeUnit } from '@aws-sdk/client-budgets';
import type { Region } from '../../../core/account.ts';
import { invalidParameter } from '../errors.ts';
import { notModelled, refuseMembers } from '../../not-modelled.ts';
import type { BudgetRecord } from './budgets.ts';

/**
 * A budget as it is kept, with AWS's defaults. Throws InvalidParameterException for one without a limit or with a period
 * that ends before it starts, and NotImplemented for what only other kinds of budgets have.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
 */
export function newBudget(given: Budget, region: Region): BudgetRecord['budget'] {
  if (given.BudgetType !== 'COST') throw notModelled(`a budget of type ${given.BudgetType}`);
  refuseMembers('a budget', given, [
    'AutoAdjustData',
    'BillingViewArn',
    'FilterExpression',
    'Metrics',
    'PlannedBudgetLimits',
  ]);
  if (!/^[^:\\]+$/.test(given.BudgetName ?? '') || /\/action\/|<script>/i.test(given.BudgetName!)) {
    // The pattern is that of AWS's model, which JavaScript cannot read as it stands; the wording is a guess.
    throw invalidParameter('Unable to create/update budget - the budget name is invalid.');
  }
  if (!given.BudgetLimit) {
    // AWS's words, as moto has them: https://github.com/getmoto/moto/blob/master/moto/budgets/exceptions.py
    throw invalidParameter(
      'Unable to create/update budget - please provide one of the followings: Budget Limit/ Planned Budget Limit/ Auto Adjust Data',
    );
  }
  const Start = given.TimePeriod?.Start ?? startOf(given.TimeUnit, new Date(region.now));
  const End = given.TimePeriod?.End ?? END;
  if (Start >= End) {
    // The rule is AWS's; the wording is a guess.
    throw invalidParameter('Unable to create/update budget - the start must come before the end.');
  }
  return {
    BudgetName: given.BudgetName!,
    BudgetLimit: { Amount: amount(given.BudgetLimit.Amount!), Unit: given.BudgetLimit.Unit },
    BudgetType: given.BudgetType,
    CostFilters: given.CostFilters ?? {},
    CostTypes: { ...COST_TYPES, ...given.CostTypes },
    LastUpdatedTime: new Date(region.now),
    TimePeriod: { Start, End },
    TimeUnit: given.TimeUnit,
    // On the local AWS nothing is billed, so nothing is ever spent.
    CalculatedSpend: { ActualSpend: { Amount: '0.0', Unit: given.BudgetLimit.Unit } },
  };
}

// --- internal ---

/**
 * AWS tells `5` as `5.0`, so that Terraform compares amounts as numbers:
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/budgets/budget.go
 */
function amount(given: string): string {
  return Number.isInteger(Number(given)) ? `${Number(given)}.0` : String(Number(given));
}

/** Until when a budget lasts that is not told: 06/15/87 00:00 UTC. */
const END = new Date('2087-06-15T00:00:00Z');

/** The defaults that the documentation of CostTypes gives. */
const COST_TYPES = {
  IncludeCredit: true,
  IncludeDiscount: true,
  IncludeOtherSubscription: true,
  IncludeRecurring: true,
  IncludeRefund: true,
  IncludeSubscription: true,
  IncludeSupport: true,
  IncludeTax: true,
  IncludeUpfront: true,
  UseAmortized: false,
  UseBlended: false,
};

/** The start of the day, the month, the quarter or the year in which a budget is made. */
function startOf(unit: TimeUnit | undefined, now: Date): Date {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  switch (unit) {
    case 'DAILY':
      return new Date(Date.UTC(year, month, now.getUTCDate()));
    case 'MONTHLY':
      return new Date(Date.UTC(year, month));
    case 'QUARTERLY':
      return new Date(Date.UTC(year, month - (month % 3)));
    case 'ANNUALLY':
      return new Date(Date.UTC(year, 0));
    default:
      throw notModelled(`a budget with TimeUnit ${unit}`);
  }
}
