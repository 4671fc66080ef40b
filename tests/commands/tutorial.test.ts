import { expect, test, vi } from 'vitest';
import { steps } from '../../scripts/steps/index.ts';
import { finish, newAccountFile, run, startWithNpm } from './command.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000, maxConcurrency: 3 });

const WRITES = /^(created|updated|deleted)\b/m;

test('run twice, the second writes nothing; cleaned up, nothing is left', async () => {
  const file = newAccountFile();
  expect((await run(file, 'tutorial')).code).toBe(0);
  const before = await run(file, 'audit', '--json');
  const again = await run(file, 'tutorial');
  expect(again.code).toBe(0);
  const { stdout: drawn } = await run(file, 'status', '--diagram');
  for (const word of ['cluster', 'service', 'fargate-tutorial:1', 'task']) {
    expect(drawn).toContain(word);
  }
  expect(drawn).toMatch(/[─┌│]/);
  expect(again.stdout).not.toMatch(WRITES);
  expect((await run(file, 'audit', '--json')).stdout).toBe(before.stdout);
  expect(before.stdout.trim().split('\n').length).toBeGreaterThan(5);

  expect((await run(file, 'cleanup')).code).toBe(0);
  expect((await run(file, 'audit', '--json')).stdout).toBe('');
  const cleaned = await run(file, 'cleanup');
  expect(cleaned.code).toBe(0);
  expect(cleaned.stdout).not.toMatch(WRITES);
});

test('typed with npm, it prints what the bundle prints that these tests start', async () => {
  const [typed, bundled] = await Promise.all([
    finish(startWithNpm(newAccountFile(), 'tutorial')),
    run(newAccountFile(), 'tutorial'),
  ]);
  expect(typed.code).toBe(0);
  expect(typed.stdout).toBe(bundled.stdout);
});

test('--json prints one JSON object a line on stdout, and text on stderr', async () => {
  const { stdout, stderr, code } = await run(newAccountFile(), 'run', 'preflight', '--json');
  expect(code).toBe(0);
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(events[0]).toMatchObject({ type: 'start', step: 'preflight' });
  expect(events.at(-1)).toMatchObject({ type: 'done', result: 'read' });
  expect(stderr).toContain('Look before you begin');
});

test('--from and --to choose the steps, and --dry-run does none of them', async () => {
  const file = newAccountFile();
  const planned = await run(file, 'tutorial', '--dry-run', '--from', 'create-log-group', '--json');
  const ids = planned.stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { step: string }).step);
  const all = steps.map(({ id }) => id);
  expect(ids).toEqual(all.slice(all.indexOf('create-log-group')));
  expect((await run(file, 'audit', '--json')).stdout).toBe('');
});
