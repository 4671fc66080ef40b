import type { Fact } from '../fact.ts';

/** Numbers of AWS Budgets. */
export const BUDGETS: readonly Fact[] = [
  {
    value: '80',
    unit: '%',
    near: /one when # of the limit is spent|# of the actual/,
    what: 'how much is spent when the first warning goes out',
    source: { file: 'src/engine/budget-warnings.ts', says: 'Threshold: 80' },
  },
  {
    value: '100',
    unit: '%',
    near: /to cost more than # of it|# of the forecasted/,
    what: 'how much a month is expected to cost when the second warning goes out',
    source: { file: 'src/engine/budget-warnings.ts', says: 'Threshold: 100' },
  },
  {
    value: '3',
    unit: 'time',
    near: /updates the figures up to # a day/,
    what: 'how often a day AWS updates budgets, at most',
    source: {
      url: 'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html',
      read: '2026-11-29',
    },
  },
  {
    value: '8',
    unit: '',
    near: /updates the figures .* some # to/,
    what: 'hours between two updates of a budget, at least',
    source: {
      url: 'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html',
      read: '2026-11-29',
    },
  },
  {
    value: '12',
    unit: 'hour',
    near: /updates the figures .* 8 to # apart/,
    what: 'hours between two updates of a budget, at most',
    source: {
      url: 'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html',
      read: '2026-11-29',
    },
  },
];
