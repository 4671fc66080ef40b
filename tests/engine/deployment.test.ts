import { expect, test } from 'vitest';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { steps } from '../../scripts/steps/index.ts';
import type { FaultKind } from '../../src/local-aws/core/faults.ts';

test.each([
  ['no-capacity', 2, 'was unable to place a task. Reason: Capacity is unavailable at this time'],
  ['role-propagation', 1, 'ECS was unable to assume the role'],
] as const)('%s: the wait tells what ECS says, and goes on', async (kind, count, words) => {
  const { states, run } = await openBeforeService(kind, count);
  await run();
  expect(states.filter((state) => state.includes('. ECS says: ')).join()).toContain(words);
  expect(states.at(-1)).toBe('done');
});

test('a deployment that goes well has nothing to complain of', async () => {
  const { states, run } = await openBeforeService();
  await run();
  expect(states.length).toBeGreaterThan(2);
  expect(states.join()).not.toContain('ECS says');
});

test('where it does not pass, the last words are in the error', async () => {
  const { run } = await openBeforeService('quota', 10_000);
  await expect(run()).rejects.toThrow(
    /^Waited 600 s for the service to be steady; .* ECS says: .*You’ve reached the limit on the number of vCPUs/,
  );
});

test('a failure has the reason of its own tasks, and not of those of an earlier deployment', async () => {
  const { runner, run, aws } = await openBeforeService();
  await run();
  await runner.undo(createService);
  await aws.inject({ kind: 'image-not-found', count: 100 });
  await expect(run()).rejects.toThrow(/^The deployment failed: .* CannotPullContainerError/);
});

// --- internal ---

/** An account with all that the service needs, and with something that is to go wrong. */
async function openBeforeService(kind?: FaultKind, count = 1) {
  const { aws, runner, events } = await openLocalRun();
  for (const step of steps.slice(0, steps.indexOf(createService))) await runner.run(step);
  if (kind) await aws.inject({ kind, count });
  const states: string[] = [];
  const run = async () => {
    events.length = 0;
    try {
      await runner.run(createService);
    } finally {
      states.push(...events.flatMap((event) => (event.type === 'waiting' ? event.state : [])));
    }
  };
  return { aws, runner, states, run };
}
