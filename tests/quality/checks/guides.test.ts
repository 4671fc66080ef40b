import { expect, test } from 'vitest';
import { checkGuides, guides, readGuides } from '../../../quality/checks/guides.ts';
import { openWorld } from '../../../quality/checks/world.ts';
import { generateMutants } from '../../../quality/mutation/generate-mutants.ts';
import { editedBy } from '../../../quality/mutation/mutant.ts';
import { readFileSync } from 'node:fs';

const world = openWorld();
const [prose, programs] = [await world.prose(), await world.programs()];
const all = readGuides();

test('as they are, nothing is wrong with README.md and docs/', async () => {
  const { count, problems } = await guides.run(world);
  expect(problems).toEqual([]);
  expect(count).toBeGreaterThan(500);
});

// No recording writes into README.md or docs/, so that what is red stays red after one.
test.each([
  ['another price', 'README.md', 'about six cents', 'about nine cents', '6 cents that the'],
  ['a size beside a price', 'README.md', '1 vCPU and 3 GB', '1 vCPU and 13 GB', '13 GB'],
  ['another Node.js', 'README.md', 'Node.js 20.19', 'Node.js 18.0', 'Node.js is 20.19 here'],
  ['a command', 'README.md', 'npm run status ', 'npm run state ', 'no npm script "state"'],
  ['a flag', 'README.md', '-- --to create-cluster', '-- --till create-cluster', '"--till" here'],
  ['a step', 'README.md', '-- --to create-cluster', '-- --to create-moon', 'create-moon'],
  ['a variable', 'README.md', '`CHROMIUM_PATH`', '`CHROME_BINARY_PATH`', '"CHROME_BINARY_PATH"'],
  ['a figure', 'README.md', '120 seconds', '90 seconds', '"90 seconds"'],
  ['a file', 'docs/engine.md', '`observe.ts`', '`observes.ts`', 'no such file or folder'],
  [
    'a file that a reader makes in no folder',
    'docs/adding-an-aws-service.md',
    '`src/engine/aws/cloudwatch.ts`',
    '`src/engine/asw/cloudwatch.ts`',
    'no such file',
  ],
  ['a folder', 'docs/architecture.md', '`src/site/styles/`', '`src/site/style/`', 'no such file'],
  [
    'a component',
    'docs/pages-and-checks.md',
    '<StepPrice>',
    '<StepPrize>',
    'no component StepPrize',
  ],
  ['a folder left out', 'docs/architecture.md', '`src/site/weaving/`', 'weaving', 'no `src/site/w'],
  ['an HTTP status', 'docs/local-aws.md', 'HTTP 501', 'HTTP 404', 'HTTP 404'],
  ['a line of code', 'docs/writing-an-operation.md', 'region.uuid', 'region.guid', 'region.guid'],
  ['a height', 'docs/writing-a-step.md', '9,000 pixels', '8,000 pixels', '9,000 pixels'],
  [
    'a benchmark without its commit',
    'docs/benchmarks.md',
    / at commit `\w+`, by `npm run bench`,/,
    ',',
    '10675',
  ],
  ['a part of a command', 'docs/benchmarks.md', 'bench -- local-aws', 'bench -- locals', 'locals'],
  ['a figure of a promise', 'docs/benchmarks.md', 'fifteen seconds', 'fifty seconds', 'fifteen'],
])('a lie is named: %s', (_what, file, from, to, found) => {
  const edited = all.map((guide) =>
    guide.file === file ? { file, source: guide.source.replace(from, to) } : guide,
  );
  expect(edited).not.toEqual(all);
  const { problems } = checkGuides(edited, prose, programs);
  const said = problems.map((each) => `${each.expected} ${each.found}`).join('\n');
  expect(said).toContain(found);
  expect(problems.every((each) => each.line > 0 && each.mend !== '')).toBe(true);
});

test('there are mutants of the guides, and the check notices one of each kind', () => {
  const mutants = generateMutants().filter(({ kind }) => kind.endsWith('in a guide'));
  const kinds = new Set(mutants.map(({ kind }) => kind));
  expect(kinds.size).toBeGreaterThanOrEqual(3);
  for (const kind of kinds) {
    const mutant = mutants.find((each) => each.kind === kind)!;
    const [{ file, text }] = editedBy(mutant, (path) => readFileSync(path, 'utf8')) as [
      { file: string; text: string },
    ];
    const edited = all.map((guide) => (guide.file === file ? { file, source: text } : guide));
    expect(checkGuides(edited, prose, programs).problems, mutant.name).not.toEqual([]);
  }
});

test('the descriptor in the guide for a service is the one that is there', () => {
  const guide = readFileSync('docs/adding-an-aws-service.md', 'utf8');
  expect(guide).toContain(
    `\`\`\`ts\n${readFileSync('src/engine/aws/cloudwatch.ts', 'utf8')}\`\`\``,
  );
});
