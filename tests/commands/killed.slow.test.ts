import { expect, test, vi } from 'vitest';
import { finish, newAccountFile, printed, run, start } from './command.ts';

// It starts a process for each kill.
vi.setConfig({ testTimeout: 120_000 });

test('killed ten times on its way, it ends as if it had never been', async () => {
  const [undisturbed, killed] = [newAccountFile(), newAccountFile()];
  const whole = await run(undisturbed, 'tutorial');
  const calls = whole.stdout.split('calls    ').length - 1;
  for (let moment = 1; moment <= 10; moment++) {
    const child = start(killed, 'tutorial');
    const ended = finish(child);
    // Later runs skip what is done, so that each kill comes a little further on the way.
    const reached = printed(child, 'calls    ', Math.min(2 * moment, calls)).catch(() => undefined);
    await Promise.race([reached, ended]);
    child.kill('SIGKILL');
    await ended;
  }
  expect((await run(killed, 'tutorial')).code).toBe(0);
  const [wanted, got] = await Promise.all([
    run(undisturbed, 'audit', '--json'),
    run(killed, 'audit', '--json'),
  ]);
  expect(got.stdout).toBe(wanted.stdout);
});
