import type { Fact } from './fact.ts';
import { AWS } from './numbers/aws.ts';
import { BUDGETS } from './numbers/budgets.ts';
import { ELSEWHERE } from './numbers/elsewhere.ts';
import { FLAG_VALUES } from './numbers/flag-values.ts';
import { LOAD_BALANCING } from './numbers/load-balancing.ts';
import { OPEN_AN_ACCOUNT } from './numbers/open-an-account.ts';
import { PROGRAMS } from './numbers/programs.ts';
import { SCALING } from './numbers/scaling.ts';

/** Numbers that the pages say in their prose. What a run or the price table says, they take by `<Value>` instead. */
export const FACTS: readonly Fact[] = [
  ...SCALING,
  ...PROGRAMS,
  ...AWS,
  ...ELSEWHERE,
  ...OPEN_AN_ACCOUNT,
  ...BUDGETS,
  ...LOAD_BALANCING,
  ...FLAG_VALUES,
];
