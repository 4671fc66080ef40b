import { spawn } from 'node:child_process';
import { expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 300_000 });

test('stopped in the middle, npm run chaos says how far it was and what it found', async () => {
  const args = ['--import=./scripts/preflight.js', 'quality/chaos.ts', '--step', 'deploy-canary'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  // The next line of its progress is one of cases.
  child.stderr.on('data', (chunk: Buffer) => {
    if (/ [1-9]\d* cases, /.test(chunk.toString())) child.kill('SIGINT');
  });
  const code = await new Promise((end) => child.on('close', end));
  expect(stdout).toMatch(
    /^Stopped: \d+ of \d+ jobs are done, and some cases of others\. [1-9]\d* cases: [1-9]\d* calls, /m,
  );
  expect(stdout).toMatch(/^0 violations: 0 orphan, 0 duplicate, .* min$/m);
  expect(code).toBe(130);
});
