import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { inventory, inventoryLater } from '../../quality/harness/inventory.ts';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { openStruckRun } from '../../quality/harness/struck-run.ts';
import { registerTaskDefinition } from '../../scripts/steps/register-task-definition.ts';
import { steps } from '../../scripts/steps/index.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { Runner } from '../../src/engine/runner.ts';
import type { Step } from '../../src/engine/step.ts';

const makers = steps.filter(({ kind }) => kind !== 'reads');

test.each(makers.map((step) => [step.id, step] as const))(
  '%s: a write whose reply is lost is taken for done, and nothing is made twice',
  async (_id, step) => {
    const before = await accountBefore(step);
    const plain = await openLocalRun({ rows: before });
    await plain.runner.run(step);
    const wanted = await kindsIn(plain);
    for (const { at, operation } of writesIn(plain)) {
      const run = await openStruckRun({ rows: before }, at, 'reply lost');
      await expect(run.runner.run(step), operation).resolves.toMatchObject({});
      expect(await kindsIn(run), operation).toEqual(wanted);
      expect(await isWhole(run.rows, step), operation).toBe(true);
    }
  },
);

test.each(makers.map((step) => [step.id, step] as const))(
  '%s: an undo that loses a reply leaves nothing, and ends well',
  async (_id, step) => {
    const before = await accountBefore(step);
    const done = await openLocalRun({ rows: before });
    await done.runner.run(step);
    const plain = await openLocalRun({ rows: done.rows });
    await plain.runner.undo(step);
    const wanted = await inventoryLater(plain);
    for (const { at, operation } of writesIn(plain)) {
      const run = await openStruckRun({ rows: done.rows }, at, 'reply lost');
      await expect(run.runner.undo(step), operation).resolves.toBeUndefined();
      const left = await inventoryLater(run);
      if (step.kind === 'makes') expect(left, operation).toBe(wanted);
      else expect(left.split('\n').length, operation).toBe(wanted.split('\n').length);
    }
  },
);

test('two runs at once from the task definition on end with one revision, and both go on with it', async () => {
  const { rows, session, aws } = await openLocalRun({
    rows: await accountBefore(registerTaskDefinition),
  });
  const runs = [1, 2].map(() => new Runner({ ...session, emit: () => undefined }));
  const made = await Promise.all(runs.map((runner) => runner.run(registerTaskDefinition)));
  expect(
    new Set(made.map(({ outputs }) => (outputs as { taskDefinitionArn: string }).taskDefinitionArn))
      .size,
  ).toBe(1);
  expect(
    aws.journal.entries.filter(({ operation }) => operation === 'RegisterTaskDefinition'),
  ).toHaveLength(2);
  const revisions = (await inventory(await openLocalRun({ rows })))
    .split('\n')
    .filter((line) => line.includes('task-definition'));
  expect(revisions).toHaveLength(1);
});

// --- internal ---

/** The requests of a run that write, by their number. */
function writesIn({ aws }: LocalRun) {
  return aws.journal.entries
    .map(({ operation }, at) => ({ operation, at }))
    .filter(({ operation }) => !isRead(operation));
}

async function kindsIn({ aws }: LocalRun): Promise<string[]> {
  return (await aws.inventory()).map(({ kind }) => kind).sort();
}

async function isWhole(rows: Rows, step: Step): Promise<boolean> {
  const again = await openLocalRun({ rows });
  return (await again.runner.run(step)).result === 'already there';
}
