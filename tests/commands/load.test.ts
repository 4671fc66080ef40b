import { expect, test, vi } from 'vitest';
import { newAccountFile, run } from './command.ts';

// It starts a process for each command.
vi.setConfig({ testTimeout: 120_000 });

test('a load says when nothing scales the service, and which step does', async () => {
  const file = newAccountFile();
  await run(file, 'tutorial', '--to', 'create-service');
  const { code, stdout } = await run(file, 'load', '--for', '1');
  expect(stdout).toMatch(/^Simulated load for 1 minute: /);
  expect(stdout).toContain('npm run step:scale-on-load lets it scale.');
  expect(stdout).toMatch(/^\d+ +100% +none +none +1 +1$/m);
  expect(code).toBe(0);
});
