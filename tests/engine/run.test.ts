import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { createLogGroup } from '../../scripts/steps/create-log-group.ts';
import { createTaskRole } from '../../scripts/steps/create-task-role.ts';
import type { StepEvent } from '../../src/engine/events.ts';
import { Runner } from '../../src/engine/runner.ts';
import { defineStep, type Step, type StepContext } from '../../src/engine/step.ts';

test('two runs at once tell each its own calls, with the reason that its own step has', async () => {
  const { runner, events } = await openLocalRun();
  await Promise.all([runner.run(createTaskRole), runner.run(createLogGroup)]);
  for (const [step, service] of [
    [createTaskRole, 'iam'],
    [createLogGroup, 'logs'],
  ] as const) {
    const own = calls(events).filter((call) => call.service === service);
    expect(own.length).toBeGreaterThan(1);
    expect(own.map(({ why }) => why)).toEqual(own.map((call) => step.why[call.operation]));
  }
});

test('several runners may share clients, and a call is told by the one whose step made it', async () => {
  const { session, runner, events } = await openLocalRun();
  const heard: StepEvent[] = [];
  const other = new Runner({ ...session, emit: (event) => heard.push(event) });
  await runner.run(createTaskRole);
  expect(calls(events)).not.toEqual([]);
  expect(calls(heard)).toEqual([]);
  events.length = 0;
  await other.run(createTaskRole);
  expect(calls(heard)).not.toEqual([]);
  expect(events).toEqual([]);
});

test('a call that somebody else makes with the clients of the session, while a step runs, is not told', async () => {
  const { session, runner, events } = await openLocalRun();
  await runner.run(
    stepThat(async () => {
      await session.clients.sts.send(new GetCallerIdentityCommand({}));
    }),
  );
  expect(calls(events)).toEqual([]);
});

test('a call is told once while something is waited for, and as made again after that', async () => {
  const { runner, events } = await openLocalRun();
  let looks = 0;
  await runner.run(
    stepThat(async ({ sts, wait }) => {
      await wait({
        until: 'the third look',
        every: 1,
        atMost: 10,
        async poll() {
          await sts.send(new GetCallerIdentityCommand({}));
          return ++looks < 3 ? { state: 'too early' } : { done: looks };
        },
      });
      await sts.send(new GetCallerIdentityCommand({}));
    }),
  );
  expect(looks).toBe(3);
  expect(calls(events).map(({ again }) => again)).toEqual([false, true]);
});

test('of two waits at once, the one that lasts longer stays as short as it would be alone', async () => {
  const { runner, events } = await openLocalRun();
  await runner.run(
    stepThat(async ({ sts, wait }) => {
      const look = (times: number) =>
        wait({
          until: `look ${times}`,
          every: 1,
          atMost: 10,
          async poll() {
            await sts.send(new GetCallerIdentityCommand({}));
            return --times > 0 ? { state: 'too early' } : { done: undefined };
          },
        });
      await Promise.all([look(2), look(6)]);
    }),
  );
  expect(calls(events)).toHaveLength(1);
});

test('a wait in which a call is retried stays as short as without', async () => {
  const { runner, events } = await openLocalRun();
  let looks = 0;
  await runner.run(
    stepThat(async ({ sts, wait, retry }) => {
      await wait({
        until: 'the fourth look',
        every: 1,
        atMost: 10,
        async poll() {
          const look = () => sts.send(new GetCallerIdentityCommand({}));
          await retry({ when: () => false, because: 'never', every: 1, atMost: 1 }, look);
          return ++looks < 4 ? { state: 'too early' } : { done: looks };
        },
      });
    }),
  );
  expect(calls(events)).toHaveLength(1);
});

test('a step knows the hash of its inputs, and it is the tag on what it makes', async () => {
  const hashes: string[] = [];
  for (const name of ['a', 'b']) {
    const { runner } = await openLocalRun({ name });
    await runner.run(
      stepThat(({ inputsHash, tags }) => {
        expect(tags.logs['inputs']).toBe(inputsHash);
        hashes.push(inputsHash);
        return Promise.resolve();
      }),
    );
  }
  expect(hashes[0]).toMatch(/^[0-9a-f]{12}$/);
  expect(hashes[1]).toBe(hashes[0]);
});

// --- internal ---

/** A step that does one thing. */
function stepThat(act: (context: StepContext) => Promise<void>): Step {
  return defineStep({
    id: 'test',
    title: 'Test',
    kind: 'reads',
    needs: {},
    inputs: {},
    why: { GetCallerIdentity: 'have something to call' },
    async run(context) {
      await act(context);
      return {};
    },
  });
}

function calls(events: readonly StepEvent[]) {
  return events.filter((event) => event.type === 'call');
}
