import { beforeAll, describe, expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { exercises } from '../../scripts/exercises/index.ts';
import { createBudget } from '../../scripts/steps/create-budget.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { registerTaskDefinition } from '../../scripts/steps/register-task-definition.ts';
import { core } from '../../scripts/tracks/core.ts';
import { StepError } from '../../src/engine/step.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

/** How a reader solves each exercise, from an account in which the tutorial is done. Returns what the check is given. */
const SOLUTIONS: Record<string, (rows: Rows) => Promise<[Rows, given?: Record<string, string>]>> = {
  'scale-to-three': async (rows) => [await deploy(rows, { desiredCount: '3' })],
  'smallest-task': async (rows) => [await deploy(rows, { cpu: '256', memory: '512' })],
  'why-it-stopped': async (rows) => [
    await deploy(rows, { image: 'httpd:does-not-exist' }),
    { answer: 'CannotPullContainerError' },
  ],
  'roll-back': async (rows) => [await deploy(rows, { image: 'httpd:exits-1' })],
  async 'two-tutorials'(rows) {
    const second = await openLocalRun({ rows, name: 'second' });
    for (const step of core.steps) await second.runner.run(step);
    return [second.rows];
  },
  async 'nothing-left'(rows) {
    const run = await openLocalRun({ rows });
    for (const step of core.steps.toReversed()) await run.runner.undo(step);
    return [run.rows];
  },
};

let done: Rows;
beforeAll(async () => {
  const run = await openLocalRun();
  for (const step of [...core.steps, createBudget]) await run.runner.run(step);
  done = run.rows;
});

describe.each(exercises.map((each) => [each.check.id, each.check] as const))('%s', (id, check) => {
  test('fails on an untouched account, and after the tutorial alone', async () => {
    for (const rows of [new Map<never, never>() as Rows, done]) {
      const { runner } = await openLocalRun({ rows });
      const failure = await runner.run(check).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StepError);
      expect((failure as StepError).message).toMatch(/^Not yet: expected .+; found .+\. /);
      expect((failure as StepError).next).toBe(`npm run exercise -- ${id}`);
    }
  });

  test('passes on a right one, and writes nothing', async () => {
    const [rows, given] = await SOLUTIONS[id]!(done);
    const run = await openLocalRun({ rows, ...(given && { given }) });
    const { last } = run.aws.journal;
    expect(await run.runner.run(check)).toMatchObject({ result: 'read' });
    expect(saidBy(run)).toContainEqual(expect.stringMatching(/^Right: expected /));
    const calls = run.aws.journal.since(last);
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.filter(({ operation }) => !isRead(operation))).toEqual([]);
  });
});

test('a wrong answer is refused, and the right one is not told', async () => {
  const rows = await deploy(done, { image: 'httpd:does-not-exist' });
  const { check } = exercises.find((each) => each.check.id === 'why-it-stopped')!;
  for (const given of [{}, { answer: 'OutOfMemoryError' }]) {
    const { runner } = await openLocalRun({ rows, given });
    const failure = await runner.run(check).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StepError);
    expect((failure as StepError).message).not.toContain('CannotPullContainerError');
  }
});

test('an exercise does not need the budget', async () => {
  const run = await openLocalRun({ rows: await deploy(done, { desiredCount: '3' }) });
  await run.runner.undo(createBudget);
  expect(await run.runner.run(exercises[0]!.check)).toMatchObject({ result: 'read' });
});

/**
 * Registers and deploys with other inputs; a deployment that fails is what some exercises are about. No time passes after it, as
 * between two commands of a reader.
 */
async function deploy(rows: Rows, given: Record<string, string>): Promise<Rows> {
  const run = await openLocalRun({ rows, given });
  await run.runner.run(registerTaskDefinition);
  await run.runner.run(createService).catch((error: unknown) => {
    if (!(error instanceof StepError)) throw error;
  });
  return run.rows;
}

function saidBy({ events }: LocalRun): string[] {
  return events.flatMap((event) => ('text' in event ? [String(event.text)] : []));
}
