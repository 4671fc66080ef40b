import { expect, test } from 'vitest';
import { accountBefore } from '../../../quality/harness/account-before.ts';
import { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import { createBudget } from '../../../scripts/steps/create-budget.ts';
import { createTargetGroup } from '../../../scripts/steps/create-target-group.ts';
import type { Change, Step, StepContext } from '../../../src/engine/step.ts';
import { changesAreTold } from './law-told.ts';
import { LAW_RUN } from './open-law-run.ts';

type Report = StepContext['report'];

/** Asks the law about a step whose lines are told by another `report`. */
async function violationOf(step: object, telling: (report: Report) => Report) {
  const honest = step as Step;
  const lying = {
    ...honest,
    run: (context, needs, found) =>
      honest.run({ ...context, report: telling(context.report) }, needs, found),
    undo: (context, found) => honest.undo!({ ...context, report: telling(context.report) }, found),
  } as Step;
  return changesAreTold(new LawFixture(lying, await accountBefore(lying), LAW_RUN));
}

test('what is true is no violation', async () => {
  expect(await violationOf(createBudget, (report) => report)).toBeUndefined();
});

test('a budget of which nothing is told is found out', async () => {
  expect(await violationOf(createBudget, () => () => undefined)).toBe(
    'create-budget, run: expected 1 lines that tell of budgets:CreateBudget; found 0',
  );
});

test('a deletion that is told as something made is found out', async () => {
  const telling =
    (report: Report): Report =>
    (change, kind, id) =>
      report(change === 'deleted' ? 'created' : change, kind, id);
  expect(await violationOf(createTargetGroup, telling)).toBe(
    'create-target-group, undo: expected 1 lines that tell of elasticloadbalancing:DeleteTargetGroup; found 0',
  );
});

test('a line of another kind of resource is found out', async () => {
  const telling =
    (report: Report): Report =>
    (change, _kind, id) =>
      report(change, 'bucket', id);
  expect(await violationOf(createTargetGroup, telling)).toBe(
    'create-target-group, run: expected 1 lines that tell of elasticloadbalancing:CreateTargetGroup; found 0',
  );
});

test.each<[Change, string]>([
  ['created', 'a load balancer'],
  ['deleted', 'a load balancer'],
])('a line that says "%s" of what no call has reached is found out', async (change, kind) => {
  const telling =
    (report: Report): Report =>
    (...told) => {
      report(...told);
      report(change, kind, 'loadbalancer/app/another');
    };
  expect(await violationOf(createTargetGroup, telling)).toBe(
    `create-target-group, run: expected a call behind "${change} ${kind} loadbalancer/app/another"; found none`,
  );
});
