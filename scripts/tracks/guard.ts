import { budgets } from '../../src/engine/aws/budgets.ts';
import { awsBudgets } from '../../src/local-aws/services/budgets/service.ts';
import { createBudget } from '../steps/create-budget.ts';
import type { Track } from './track.ts';

/** A second net under the bill. It stands by itself, so that it can be done before anything else, and stay. */
export const guard: Track = {
  id: 'guard',
  title: 'Guard your bill',
  about: 'A budget that emails you before a month gets expensive',
  steps: [createBudget],
  then: 'npm run tutorial',
  services: { budgets: { aws: budgets, local: awsBudgets } },
};
