import { beforeAll, describe, expect, test } from 'vitest';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { afterAll } from '../../quality/harness/after-all.ts';
import { concepts } from '../../scripts/concepts/index.ts';
import { core } from '../../scripts/tracks/core.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

let full: Rows;
beforeAll(async () => {
  full = (await afterAll()).rows;
});

describe.each(concepts.map((concept) => [concept.id, concept] as const))('%s', (_id, concept) => {
  test('shows nothing on an empty account, and says which command makes what is shown', async () => {
    const { runner, events } = await openLocalRun();
    await runner.run(concept);
    expect(events.filter(({ type }) => type === 'shown')).toEqual([]);
    const said = events.flatMap((event) => (event.type === 'say' ? [event.text] : []));
    expect(said.join(' ')).toMatch(/"npm run step:[a-z-]+" \w+/);
  });

  test("shows what the tutorial made, each field by AWS's own name", async () => {
    const { runner, events } = await openLocalRun({ rows: full });
    await runner.run(concept);
    const shown = events.filter((event) => event.type === 'shown');
    expect(shown.length).toBeGreaterThan(0);
    for (const { id, fields } of shown) {
      expect(id).not.toBe('');
      expect(Object.values(fields).filter((value) => value !== undefined).length).toBeGreaterThan(
        3,
      );
    }
  });
});

test('the concepts come in the order in which one explains the next', () => {
  expect(concepts.map(({ id }) => id)).toEqual([
    'fargate',
    'task-definition',
    'task',
    'scheduler',
    'service',
    'cluster',
    'agent',
    'machines',
    'costs',
  ]);
});

test('costs adds up what the service bills', async () => {
  const { runner } = await openLocalRun({ rows: full });
  const costs = concepts.find(({ id }) => id === 'costs')!;
  const { outputs } = await runner.run(costs);
  expect(outputs).toEqual({ perHour: await runner.estimate(core.steps) });
});
