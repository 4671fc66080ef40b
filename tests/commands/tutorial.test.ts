import { existsSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { steps } from '../../scripts/steps/index.ts';
import { core } from '../../scripts/tracks/core.ts';
import { finish, newAccountFile, run, startWithNpm } from './command.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000, maxConcurrency: 3 });

const WRITES = /^(created|updated|deleted)\b/m;

test('run twice, the second writes nothing; cleaned up, nothing is left', async () => {
  const file = newAccountFile();
  const first = await run(file, 'tutorial');
  expect(first.code).toBe(0);
  expect(first.stdout).toContain('It answers: HTTP 200 (simulated): Hello from revision 1');
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
  // In between, the next command runs by itself.
  expect(typed.stdout.match(/^next .*/gm)).toEqual(['next     npm run cleanup']);
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
  expect(stderr).toContain('Check your account first');
});

test('--from and --to choose the steps, and --dry-run does none of them', async () => {
  const file = newAccountFile();
  const planned = await run(file, 'tutorial', '--dry-run', '--from', 'create-log-group', '--json');
  const ids = planned.stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { step: string }).step);
  const all = core.steps.map(({ id }) => id);
  expect(ids).toEqual(all.slice(all.indexOf('create-log-group')));
  expect((await run(file, 'audit', '--json')).stdout).toBe('');
});

test.concurrent.each([
  [['tutorial', '--to', 'create-cluster'], ['CreateCluster'], ['DeleteCluster']],
  [['run', 'create-service'], ['CreateService', 'UpdateService'], ['DeleteService']],
  [['undo', 'create-cluster'], ['DeleteCluster'], ['CreateCluster']],
  [['cleanup'], ['DeleteService', 'DeleteRole'], ['CreateService', 'CreateRole']],
])('%s --dry-run lists its own calls, and touches no account', async (args, listed, others) => {
  const file = newAccountFile();
  const [script = '', ...rest] = args;
  const { code, stdout } = await run(file, script, ...rest, '--dry-run');
  for (const call of listed) expect(stdout).toMatch(new RegExp(`^calls    ${call} to `, 'm'));
  for (const call of others) expect(stdout).not.toContain(call);
  expect(code).toBe(0);
  expect(existsSync(file)).toBe(false);
});

test.concurrent(
  'status lists every step, says which only read, and counts the others',
  async () => {
    const file = newAccountFile();
    await run(file, 'tutorial', '--to', 'create-execution-role');
    const { stdout } = await run(file, 'status');
    const lines = stdout.split('\n');
    const listed = lines.filter((line) => /^(reads|done|to do) /.test(line));
    expect(listed.map((line) => line.slice(9))).toEqual(steps.map(({ id }) => id));
    expect(listed[0]).toBe('reads    preflight');
    const makers = steps.filter(({ kind }) => kind !== 'reads');
    expect(lines.filter((line) => line.startsWith('done '))).toHaveLength(2);
    expect(stdout).toContain(
      `2 of the ${makers.length} steps that make something are done. The other ${steps.length - makers.length} only read.`,
    );
  },
);
