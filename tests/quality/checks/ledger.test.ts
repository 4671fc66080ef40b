import { expect, test } from 'vitest';
import { checkLedger } from '../../../quality/checks/ledger.ts';
import { printed } from '../../../quality/checks/problem.ts';
import { failed } from '../../../quality/checks/run.ts';
import { World } from '../../../quality/checks/world.ts';
import { compareLedgers } from '../../../quality/ledger/compare.ts';
import type { Ledger } from '../../../quality/ledger/ledger.ts';
import { verifiedOn } from '../../../quality/ledger/verified.ts';

const world = await World.open(false);

/** What the check says when the sources are as they are, and the committed ledger is another one. */
function judged(change: (ledger: Ledger) => void): string[] {
  const then = structuredClone(world.now);
  change(then);
  // Each was sealed as `npm run lock` does it: the seal has tests of its own.
  then.verified = verifiedOn(then, undefined, '2026-01-01');
  const differences = compareLedgers(then, world.now, world.pages);
  const verdict = checkLedger(Object.assign(Object.create(world) as World, { then, differences }));
  return verdict.problems.map(printed);
}

test('the ledger that the sources give has no problem', () => {
  expect(judged(() => undefined)).toEqual([]);
});

test('fewer than committed is an error, whatever is gone', () => {
  const fewer = [
    judged((then) => (then.steps['create-cluster']!.regions['gone'] = region())),
    judged((then) => then.pages['concepts/cluster']!.parts.push('StepCode id=gone #the-code')),
    judged((then) => then.pages['concepts/cluster']!.anchors.push('gone')),
    judged((then) => (then.commands['gone'] = 'node scripts/gone.ts')),
    judged((then) => then.order.steps.push('gone')),
    judged((then) => then.concepts['task']!.policy.actions.push('ecs:Gone')),
  ];
  for (const problems of fewer) {
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/gone|Gone/);
    expect(problems[0]).toContain('found    fewer than committed: it is gone');
  }
});

test('what no ledger lists is an error', () => {
  const [problem] = judged((then) => {
    delete then.steps['create-cluster']!.regions['race'];
  });
  expect(problem).toMatch(/^scripts\/steps\/create-cluster\.ts:\d+\n/);
  expect(problem).toContain('steps › create-cluster › regions › race as steps.lock.json has it');
});

test('another order is an error, and another figure is one', () => {
  expect(judged(({ order }) => order.steps.reverse())[0]).toContain('order › steps › order');
  expect(judged((then) => (then.steps['create-service']!.calls += 1))[0]).toContain('› calls: ');
});

test('none of what there must be is an error, and so is no ledger', () => {
  const now = { ...world.now, counts: { ...world.now.counts, regions: 0 } };
  const empty = Object.assign(Object.create(world) as World, { then: world.now, now });
  expect(checkLedger(empty).problems.map(printed).join('')).toContain(
    'expected regions\n  found    none: looking at nothing proves nothing',
  );
  const without = Object.assign(Object.create(world) as World, { then: undefined });
  expect(checkLedger(without).problems[0]!.expected).toContain('the ledger of everything');
});

test('looking at nothing is a failure, without any problem', () => {
  expect(failed({ what: 'steps', count: 0, problems: [] })).toBe(true);
  expect(failed({ what: 'steps', count: 1, problems: [] })).toBe(false);
});

function region(): Ledger['steps'][string]['regions'][string] {
  return { lines: '1-2', sha256: 'sha256:0123456789abcdef', shown: [] };
}
