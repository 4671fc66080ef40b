import { existsSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { createExecutionRole } from '../../scripts/steps/create-execution-role.ts';
import { createLogGroup } from '../../scripts/steps/create-log-group.ts';
import { deployBlueGreen } from '../../scripts/steps/deploy-blue-green.ts';
import { steps } from '../../scripts/steps/index.ts';
import { core } from '../../scripts/tracks/core.ts';
import { accountOf, accountUpTo } from './account-up-to.ts';
import { finish, newAccountFile, run, startWithNpm } from './command.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000, maxConcurrency: 3 });

const WRITES = /^(created|updated|deleted)\b/m;

test('run twice, the second writes nothing; cleaned up, nothing is left', async () => {
  const file = newAccountFile();
  const first = await run(file, 'tutorial');
  expect(first.code).toBe(0);
  // Before anything else, as on AWS.
  expect(first.stdout).toMatch(/^price {3}nothing here; on AWS \$0\.0588 per hour while it runs\n/);
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

test('it ends where a step waits for an answer of the reader', async () => {
  const file = await accountOf(await accountBefore(deployBlueGreen));
  const from = ['--from', 'deploy-blue-green', '--to', 'deploy-canary', '--decision', 'wait'];
  const { code, stdout } = await run(file, 'tutorial', ...from);
  expect(code).toBe(0);
  expect(stdout).toContain('It waits for your answer.');
  expect(stdout).toMatch(/^next .*step:deploy-blue-green -- --decision continue$/m);
  expect(stdout).not.toContain('Deploy a canary');
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
  const { steps: planned } = await planOf(file, 'tutorial', '--from', 'create-log-group');
  const all = core.steps.map(({ id }) => id);
  expect(planned.map(({ step }) => step)).toEqual(all.slice(all.indexOf('create-log-group')));
  // The first one has what it needs; what comes after it is in the plan.
  expect(planned[0]!.first).toBeUndefined();
  expect((await run(file, 'audit', '--json')).stdout).toBe('');
});

test.concurrent.each([
  [['tutorial', '--to', 'create-cluster'], 'CreateCluster', 'DeleteCluster'],
  [['run', 'create-service'], 'CreateService', 'DeleteService'],
  [['undo', 'create-cluster'], 'DescribeClusters', 'CreateCluster'],
  [['cleanup'], 'DescribeServices', 'DeleteService'],
])('%s --dry-run makes no account where there is none', async (args, listed, other) => {
  const file = newAccountFile();
  const [script = '', ...rest] = args;
  const { code, stdout } = await run(file, script, ...rest, '--dry-run');
  expect(stdout).toMatch(new RegExp(`^calls    ${listed} to `, 'm'));
  expect(stdout).not.toContain(other);
  expect(stdout).toMatch(
    /^plan {5}\d+ requests? that writes?\. None was sent: [^.]*no local\s+account/m,
  );
  expect(code).toBe(0);
  expect(existsSync(file)).toBe(false);
});

test.concurrent(
  'a plan is one of the account that would be used, and changes nothing',
  async () => {
    const file = await accountUpTo(createLogGroup);
    const before = await run(file, 'audit', '--json');

    const tutorial = await planOf(file, 'tutorial', '--to', 'create-cluster');
    expect(sent(tutorial)).toEqual(['RegisterTaskDefinition', 'CreateCluster']);
    const step = await planOf(file, 'run', 'create-service');
    expect(step.steps[0]!.first).toEqual([
      'create-cluster',
      'register-task-definition',
      'prepare-network',
    ]);
    expect(sent(step)).toEqual(['CreateService']);
    expect(sent(await planOf(file, 'undo', 'create-log-group'))).toEqual(['DeleteLogGroup']);
    const cleanup = await planOf(file, 'cleanup');
    expect(sent(cleanup)).toEqual([
      'DeleteLogGroup',
      'DeleteRole',
      'DetachRolePolicy',
      'DeleteRole',
    ]);
    expect(cleanup.account).toBe('a copy');

    const { stdout } = await run(file, 'tutorial', '--to', 'create-cluster', '--dry-run');
    expect(stdout.match(/^\S+: .*\n(?:(?:calls|request| {9}).*\n)*Nothing to do/gm)).toHaveLength(
      4,
    );
    expect(stdout).toMatch(
      /^plan {5}2 requests that write\. None was sent: [^.]*a copy\s+of\s+the\s+local/m,
    );
    expect((await run(file, 'audit', '--json')).stdout).toBe(before.stdout);
  },
);

test.concurrent.each([
  ['--region', 'us-east-7'],
  ['--name', 'No Name'],
])('a plan refuses a bad %s, as the command does', async (...bad) => {
  const file = newAccountFile();
  const plan = await run(file, 'run', 'create-cluster', ...bad, '--dry-run');
  const command = await run(newAccountFile(), 'run', 'create-cluster', ...bad);
  expect(plan).toEqual(command);
  expect(plan.code).toBe(2);
});

test.concurrent('a plan has the ids that are there, and says where a step would stop', async () => {
  const file = newAccountFile();
  const made = await run(file, 'tutorial', '--to', 'prepare-network');
  const [group] = /sg-[0-9a-f]+/.exec(made.stdout)!;
  const image = 'docker.io/leesjensen/cs329:does-not-exist';
  const { code, stdout } = await run(file, 'tutorial', '--image', image, '--dry-run');
  expect(stdout).toMatch(new RegExp(`^request .*"CreateService".*"${group}"`, 'm'));
  expect(stdout).toMatch(/^stops {4}The deployment failed: /m);
  expect(stdout).not.toContain('open-app: Open the app');
  expect(code).toBe(2);
});

test.concurrent(
  'status lists every step, says which only read, and counts the others',
  async () => {
    const file = await accountUpTo(createExecutionRole);
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

/** A step in a plan, as `--json` has it. */
interface Planned {
  step: string;
  requests: { operation: string }[];
  first?: string[];
}

async function planOf(file: string, script: string, ...args: string[]) {
  const { stdout } = await run(file, script, ...args, '--dry-run', '--json');
  const lines = stdout.trim().split('\n');
  const { requests, account } = JSON.parse(lines.pop()!) as { requests: number; account: string };
  return { steps: lines.map((line) => JSON.parse(line) as Planned), requests, account };
}

function sent({ steps, requests }: Awaited<ReturnType<typeof planOf>>): string[] {
  const operations = steps.flatMap((each) => each.requests.map(({ operation }) => operation));
  expect(requests).toBe(operations.length);
  return operations;
}
