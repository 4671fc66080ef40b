import { expect, test } from 'vitest';
import type { ContainerRuntime } from '../../../src/local-aws/runtimes/container-runtime.ts';
import { handlers } from '../../../src/local-aws/runtimes/handlers.ts';
import { TargetChecks } from '../../../src/local-aws/runtimes/target-checks.ts';
import { openServingWith } from './serving-fixtures.ts';

/** A service whose containers are real, as far as the account can tell, and that has the state that is given. */
async function openReal(state: { answers: 'well' | 'badly' | 'never' }) {
  const functions = handlers({
    httpd: {
      answer: () =>
        state.answers === 'never'
          ? new Promise(() => undefined)
          : new Response('', { status: state.answers === 'well' ? 200 : 500 }),
    },
  });
  const runtime: ContainerRuntime = {
    ...functions,
    published: () => Promise.resolve({ host: '127.0.0.1', port: 1 }),
  };
  const open = await openServingWith(runtime);
  await open.register();
  await open.create();
  const checks = new TargetChecks(open.aws);
  return {
    ...open,
    /** Lets time pass until the target has that health, with the checks that are due. */
    async becomes(wanted: string): Promise<void> {
      for (let seconds = 0; seconds < 300; seconds++) {
        await checks.run();
        if ((await open.health()).includes(wanted)) return;
        await open.aws.pass(1000);
      }
      throw new Error(`It never became ${wanted}, and is ${(await open.health()).join()}.`);
    },
  };
}

test('a target that fails while nobody asks it anything is found by its checks, and so is its recovery', async () => {
  const state = { answers: 'well' as 'well' | 'badly' };
  const { becomes, aws } = await openReal(state);
  await becomes('healthy');
  state.answers = 'badly';
  const since = aws.account.now;
  await becomes('unhealthy');
  // Two failed checks, 10 seconds apart, after at most one interval.
  expect((aws.account.now - since) / 1000).toBeLessThanOrEqual(30);
  state.answers = 'well';
  await becomes('healthy');
});

test('a new target that does not listen yet gets no request before a check has passed', async () => {
  const state = { answers: 'badly' as 'well' | 'badly' };
  const { becomes, health, aws } = await openReal(state);
  await becomes('unhealthy');
  state.answers = 'well';
  const seen = new Set<string>();
  await aws.sleep(10_000);
  for (const each of await health()) seen.add(each ?? '');
  expect(seen.has('healthy')).toBe(false);
  await becomes('healthy');
});
