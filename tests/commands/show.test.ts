import { expect, test, vi } from 'vitest';
import { createCluster } from '../../scripts/steps/create-cluster.ts';
import { accountUpTo } from './account-up-to.ts';
import { newAccountFile, run } from './command.ts';

// Each of these starts a process.
vi.setConfig({ testTimeout: 60_000 });

test.concurrent('an unknown concept is refused with the nearest name', async () => {
  const { code, stderr } = await run(newAccountFile(), 'show', 'clutser');
  expect(stderr).toContain('There is no concept "clutser". Did you mean "cluster"?');
  expect(stderr).toContain('npm run show:cluster');
  expect(code).toBe(2);
});

test.concurrent('a concept on an empty account says which step makes one', async () => {
  const { code, stdout } = await run(newAccountFile(), 'show', 'cluster');
  expect(stdout).toContain('us-east-1 has no cluster.');
  expect(stdout).toContain('npm run step:create-cluster');
  expect(stdout).toContain('Done. Nothing was written.');
  expect(code).toBe(0);
});

test.concurrent('with --json each resource is one object a line', async () => {
  const account = await accountUpTo(createCluster);
  const { stdout } = await run(account, 'show', 'cluster', '--json');
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; id?: string; fields?: object });
  const shown = events.find(({ type }) => type === 'shown');
  expect(shown?.id).toBe('fargate-tutorial');
  expect(shown?.fields).toMatchObject({ status: 'ACTIVE', runningTasksCount: 0 });
});
