import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { components } from '../../../quality/checks/components.ts';
import { CHECKS } from '../../../quality/checks/index.ts';
import { checkNpmScripts } from '../../../quality/checks/npm-scripts.ts';
import { woven } from '../../../quality/checks/pages.ts';
import { parsePage, readPages, type Page } from '../../../quality/checks/page.ts';
import { failed, printed } from '../../../quality/checks/problem.ts';
import { readable } from '../../../quality/checks/readable.ts';
import { checkLawHeads } from '../../../quality/checks/recordings.ts';
import { judgeBy } from '../../../quality/checks/run-checks.ts';
import { createCluster } from '../../../scripts/steps/create-cluster.ts';
import { openWorld, type Check, type World } from '../../../quality/checks/world.ts';

const world = openWorld();
const pages = readPages();

/** The world with one page more, or with another text for one of its pages. */
function withPage(slug: string, source: string): World {
  const page = parsePage(`src/content/docs/${slug}.mdx`, source);
  const others: readonly Page[] = pages.filter((each) => each.slug !== slug);
  return { ...world, unreadable: [], pages: [...others, page] };
}

test('each module of a check is in the list', () => {
  const isCheck = (file: string) =>
    / Check = \{/.test(readFileSync(`quality/checks/${file}`, 'utf8'));
  const files = readdirSync('quality/checks', { recursive: true, encoding: 'utf8' });
  const all = new Set(CHECKS.map(({ name }) => name));
  expect(files.filter((file) => file.endsWith('.ts')).filter(isCheck)).toHaveLength(all.size);
});

test('looking at nothing is a failure, without any problem', () => {
  expect(failed({ count: 0, problems: [] })).toBe(true);
  expect(failed({ count: 1, problems: [] })).toBe(false);
});

test('what throws in a check is a finding of it, and the others have their say', async () => {
  const broken: Check = { name: 'things', run: () => Promise.reject(new Error('no things')) };
  const good: Check = { name: 'others', run: () => ({ count: 1, problems: [] }) };
  const told: string[] = [];
  const judged = await judgeBy([broken, good], false, (what) => told.push(what));
  expect(told).toEqual(['check 1 of 2: things', 'check 2 of 2: others']);
  expect(judged.map(failed)).toEqual([true, false]);
  expect(judged[0]!.problems[0]).toMatchObject({
    file: 'tests/quality/checks/run-checks.test.ts',
    found: 'no things',
  });
  expect(await judgeBy([broken, good], true)).toHaveLength(1);
});

test('a page without a text is named, and so is one that is no MDX', async () => {
  const blank = await readable.run(withPage('concepts/task', '---\ntitle: Task\n---\n'));
  expect(blank.problems.map(printed).join()).toContain(
    'concepts/task.mdx:1\n  expected a page with',
  );
  expect((await readable.run(world)).problems).toEqual([]);
});

test('an import of a component that is not there is named, with its line', async () => {
  const source = "\nimport Gone from '../../../site/components/Gone.astro';\n\n<Gone />\n";
  const { problems } = await components.run(withPage('concepts/task', source));
  expect(problems.map(printed)).toEqual([
    expect.stringContaining('concepts/task.mdx:2\n  expected an import of a file that exists'),
  ]);
});

test('a page without the whole file of its step is named', async () => {
  const { source } = pages.find(({ slug }) => slug === 'steps/create-cluster')!;
  const edited = source.replace('<StepCode id="create-cluster" />', '');
  const { problems } = await woven.run(withPage('steps/create-cluster', edited));
  expect(problems.map(({ expected }) => expected)).toEqual(['<StepCode id="create-cluster" />']);
});

const packageJson = readFileSync('package.json', 'utf8');

test('the npm scripts are in order', () => {
  expect(checkNpmScripts(packageJson).problems).toEqual([]);
});

test.each([
  ['the check is turned off', /"check": ".*"/, '"check": "true"', 'true, which is no program'],
  ['a command only says so', /"build": "/, '"build": "echo ', 'echo, which is no program'],
  ['a file is gone', 'quality/bench.ts', 'quality/bunch.ts', 'quality/bunch.ts, which is no'],
  ['another file runs', 'scripts/cleanup.ts', 'scripts/status.ts', 'says at its head'],
  ['a part is gone', 'quality/tool.ts knip', 'quality/tool.ts nip', 'says at its head'],
  ['a command is gone', /"mutate": ".*",/, '', 'which runs quality/mutate.ts'],
  ['a script is gone of which a text tells', /"dev": ".*",/, '', 'npm run dev'],
])('where %s, it is said', (_what, from, to, found) => {
  const edited = packageJson.replace(from, to);
  expect(edited).not.toBe(packageJson);
  expect(checkNpmScripts(edited).problems.map(printed).join('')).toContain(found);
});

const recordedLaws = readFileSync('src/recordings/create-cluster/laws.txt', 'utf8');

test.each([
  ['lacks one', recordedLaws.replace(/^# undo twice is fine\n/m, ''), 'undo twice is fine'],
  ['has another', recordedLaws.replace('# undo twice', '# undo once'), 'undo twice is fine'],
  ['has one too many', `${recordedLaws}\n# it is quick\n`, 'no more than these'],
  ['is empty', '', 'a fresh account has nothing of it'],
])('a recording of laws that %s is named', (_what, text, expected) => {
  const [problem, ...others] = checkLawHeads(createCluster, text);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    file: 'src/recordings/create-cluster/laws.txt',
    expected: expect.stringContaining(expected) as string,
    mend: 'npm run record -- create-cluster',
  });
});

test('the recording of the laws of each step has a part for each', () => {
  expect(checkLawHeads(createCluster, recordedLaws)).toEqual([]);
});
