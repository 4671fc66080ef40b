import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { copyProject, judge } from '../../scripts/mutate/judge.ts';
import { swap, type Mutant } from '../../scripts/mutate/mutant.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000, maxConcurrency: 3 });

/** What must never pass: the promises of the check, each broken once. */
const MUTANTS: (Mutant & { names: RegExp })[] = [
  {
    name: 'another desired count',
    file: 'scripts/inputs.ts',
    edit: swap('.default(1)', '.default(2)'),
    names: /^src\/recordings\/\S+:\d+$/m,
  },
  {
    name: 'another memory',
    file: 'scripts/inputs.ts',
    edit: swap('.default(3072)', '.default(4096)'),
    names: /^src\/recordings\/\S+:\d+$/m,
  },
  {
    name: 'another order of steps',
    file: 'scripts/steps/index.ts',
    edit: swap('  createTaskRole,\n  createLogGroup,', '  createLogGroup,\n  createTaskRole,'),
    names: /^src\/recordings\/\S+:\d+$/m,
  },
  {
    name: 'a deleted npm script',
    file: 'package.json',
    edit: swap('    "step:create-cluster": "tsx scripts/run.ts create-cluster",\n', ''),
    names: /^package\.json:\d+$/m,
  },
  {
    name: 'a deleted page',
    file: 'src/content/docs/steps/create-cluster.mdx',
    edit: () => undefined,
    names: /^src\/content\/docs\/steps\/create-cluster\.mdx:1$/m,
  },
  {
    name: 'a deleted region',
    file: 'scripts/steps/create-cluster.ts',
    edit: (text) => text.replaceAll(/^.*#(end)?region race\n/gm, ''),
    names: /^src\/content\/docs\/steps\/create-cluster\.mdx:\d+$/m,
  },
  {
    name: 'a deleted transcript',
    file: 'src/recordings/create-cluster/run.txt',
    edit: () => undefined,
    names: /^src\/recordings\/create-cluster\/run\.txt:1$/m,
  },
  {
    name: 'an edited transcript',
    file: 'src/recordings/create-cluster/run.txt',
    edit: swap('created  cluster', 'created  clutter'),
    names: /^src\/recordings\/create-cluster\/run\.txt:\d+$/m,
  },
  {
    name: 'an extra API call',
    file: 'scripts/steps/create-cluster.ts',
    edit: swap(
      "    report('created', 'cluster'",
      "    await ecs.send(new DescribeClustersCommand({ clusters: [name] }));\n    report('created', 'cluster'",
    ),
    names: /^src\/recordings\/create-cluster\/\S+:\d+$/m,
  },
  {
    name: 'pasted code',
    file: 'src/content/docs/steps/create-cluster.mdx',
    edit: (text) => `${text}\n\`\`\`ts\nawait ecs.send(new CreateClusterCommand({}));\n\`\`\`\n`,
    names: /^src\/content\/docs\/steps\/create-cluster\.mdx:\d+$/m,
  },
];

const folder = join(mkdtempSync(join(tmpdir(), 'fargate-check-')), 'copy');

beforeAll(() => copyProject(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the check fails, and names file and line, for', () => {
  test.each(MUTANTS)('$name', async (mutant) => {
    const { killed, output } = await judge(mutant, folder);
    expect(output).toMatch(mutant.names);
    expect(killed).toBe(true);
  });
});

test('the check passes on an unbroken copy', async () => {
  const untouched = { name: 'nothing', file: 'package.json', edit: (text: string) => text };
  const { killed, output } = await judge(untouched, folder);
  expect(output).toMatch(/^ok {7}/m);
  expect(killed).toBe(false);
});
