import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { judgeSite } from '../../../quality/checks/built.ts';
import { builtPage } from '../../../quality/checks/built/built-pages.ts';
import { failed, printed } from '../../../quality/checks/problem.ts';
import { parsePage, type Page } from '../../../quality/checks/page.ts';
import { recordedCallsOf } from '../../../quality/harness/recorded-calls.ts';
import { policyOf } from '../../../src/engine/permissions.ts';
import { extractRegion } from '../../../src/site/weaving/source-regions.ts';

// A small site of two pages, built by hand as the real build writes them, and broken once for each promise of the judge.

const FILE = 'scripts/steps/create-cluster.ts';
const CODE = extractRegion(readFileSync(FILE, 'utf8'), 'race', FILE);
const SCRIPT = readFileSync('src/recordings/create-log-group/aws-cli.sh', 'utf8').trimEnd();
const POLICY = JSON.stringify(policyOf(recordedCallsOf('create-cluster')), null, 2);
const DIAGRAM = '<svg role="img" aria-label="What exists"><path d="M0 0"/></svg>';

/** A code block as expressive-code writes it. */
function block(code: string, { copied = code, frame = '' } = {}): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const lines = code
    .split('\n')
    .map((line) => `<div class="ec-line"><div class="code">${escaped(line) || '\n'}</div></div>`);
  return `<figure class="frame ${frame}"><pre data-language="ts"><code>${lines.join('')}</code></pre><div class="copy"><button data-code="${escaped(copied).replaceAll('\n', '\u007f')}"></button></div></figure>`;
}

function part(attributes: string, inside: string): string {
  return `<div data-part=${attributes}>${inside}</div>`;
}

const COPIED_SCRIPT = SCRIPT.replace(/^#.*\n/gm, '').replaceAll('\n\n', '\n');
const PARTS = [
  '<h1 id="_top">Create the cluster</h1>',
  '<h2 id="the-code">The code</h2>',
  part('code data-step=create-cluster data-region=race', block(CODE)),
  part(
    'command data-step=create-cluster',
    block('npm run step:create-cluster', { frame: 'is-terminal' }),
  ),
  part(
    'cli data-step=create-log-group',
    block(SCRIPT, { copied: COPIED_SCRIPT, frame: 'is-terminal' }),
  ),
  part('permissions data-step=create-cluster', block(POLICY)),
  '<h3 id="a-detail">A detail</h3>',
  `<figure data-part=diagram data-step=create-cluster>${DIAGRAM}</figure>`,
  '<a href="/concepts/cluster/#what-it-is">the concept</a>',
];
const OTHER = '<h1>Cluster</h1><h2 id="what-it-is">What it is</h2>';

const CONCEPT = source('concepts/cluster');

/** The sources of the two pages. */
const SOURCES = [
  source(
    'steps/create-cluster',
    '<StepCode id="create-cluster" region="race" />',
    '<StepRun id="create-cluster" />',
    '<StepByHand id="create-log-group" />',
    '<StepDiagram id="create-cluster" />',
  ),
  CONCEPT,
];

/** The same pages, of which nothing is asked. */
const WITHOUT_PARTS = [source('steps/create-cluster'), CONCEPT];

function source(slug: string, ...parts: string[]): Page {
  return parsePage(`src/content/docs/${slug}.mdx`, parts.join('\n\n'));
}

/** Returns the judge's complaints about the site when one text of the first page is another. */
function afterEdit(from = '', to = ''): string[] {
  const text = PARTS.join('\n');
  if (!text.includes(from)) throw new Error(`expected ${from} on the page`);
  return judged(text.replace(from, () => to));
}

function judged(main: string, sources = SOURCES): string[] {
  const pages = [
    builtPage('steps/create-cluster/index.html', `<html><body><main>${main}</main></body></html>`),
    builtPage('concepts/cluster/index.html', `<html><body><main>${OTHER}</main></body></html>`),
  ];
  return judgeSite(pages, sources).flatMap(({ problems }) => problems.map(printed));
}

test('a site that is in order has no problem, and what was compared is counted', () => {
  expect(afterEdit()).toEqual([]);
  const pages = [
    builtPage('steps/create-cluster/index.html', `<main>${PARTS.join('')}</main>`),
    builtPage('concepts/cluster/index.html', `<main>${OTHER}</main>`),
  ];
  const counts = judgeSite(pages, SOURCES).map(({ name, count }) => `${count} ${name}`);
  expect(counts).toEqual([
    '2 built pages',
    '4 code blocks, each with its copy button',
    '4 of them compared with what ran',
    '1 diagrams',
    '1 links and files inside the site',
    '4 ids and headings',
  ]);
});

test('no pages at all is a failure', () => {
  expect(judgeSite([], SOURCES).some(failed)).toBe(true);
  expect(judgeSite([], SOURCES)[0]!.problems.map(({ file }) => file)).toEqual([
    'src/content/docs/steps/create-cluster.mdx',
    'src/content/docs/concepts/cluster.mdx',
  ]);
});

test('code that is not what ran is named, with the first line that differs', () => {
  const line = CODE.split('\n').findLast((text) => /^[\w ]+/.test(text))!;
  const problems = afterEdit(`>${line}<`, '>const other = 1;<');
  expect(problems[0]).toMatch(/^dist\/steps\/create-cluster\/index\.html:3\n/);
  expect(problems[0]).toContain(`the text of ${FILE}#race`);
  expect(problems[0]).toContain('is "const other = 1;", not');
});

test('a policy that is not that of the recorded calls is named', () => {
  const problems = afterEdit('<div class="code">      &quot;Effect', '<div class="code">  &quot;E');
  expect(problems[0]).toContain('the policy of src/recordings/create-cluster/record.json');
});

test('a button that copies something else than is shown is named', () => {
  const problems = afterEdit('data-code="npm run step:', 'data-code="npm run undo:');
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('a copy button that gives what is shown');
});

test('in a terminal only the comments above commands may stay behind', () => {
  const cli = (text: string, copied: string) =>
    judged(`<h1>Page</h1>${block(text, { copied, frame: 'is-terminal' })}`, WITHOUT_PARTS);
  expect(cli('# Make it.\naws a\n\n# Use it.\naws b', 'aws a\naws b')).toEqual([]);
  expect(cli("aws a '\n# no comment\n'", "aws a '\n'")[0]).toContain('line 2 is "\'", not');
});

test('code without a copy button is named', () => {
  const problems = afterEdit('data-code="npm run step:create-cluster"', '');
  expect(problems[0]).toContain('expected a copy button\n  found    none');
});

test('a marker that a reader would see is named', () => {
  const marked = `// #region inner\n${CODE}`;
  const problems = judged(`<h1>Page</h1>${block(marked)}`, WITHOUT_PARTS);
  expect(problems[0]).toContain('found    // #region inner');
});

test('an empty block is named', () => {
  const problems = judged(`<h1>Page</h1>${block('')}`, WITHOUT_PARTS);
  expect(problems[0]).toContain('an empty block');
});

test('a diagram without a name, and one without a shape, are named', () => {
  expect(afterEdit(' aria-label="What exists"')[0]).toContain('with an accessible name');
  expect(afterEdit('<path d="M0 0"/>')[0]).toContain('an empty element');
});

test.each([
  ['/concepts/clusters/', 'no page'],
  ['/concepts/cluster/#what-it-was', 'no element "what-it-was" on dist/concepts/cluster/index'],
  ['#nowhere', 'no element "nowhere" on dist/steps/create-cluster/index.html'],
  ['/files/gone.json', 'no page'],
])('a link to %s is named', (url, found) => {
  const problems = afterEdit('/concepts/cluster/#what-it-is', url);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`expected a link that leads somewhere: "${url}"\n`);
  expect(problems[0]).toContain(found);
});

test('headings that leave a level out, a second first heading and none are named', () => {
  expect(afterEdit('<h2 id="the-code">The code</h2>')[0]).toContain('h3 after h1: "A detail"');
  expect(afterEdit('<h3 id="a-detail">', '<h1 id="a-detail">')[0]).toContain('2, and the first');
  expect(afterEdit('<h1 id="_top">Create the cluster</h1>')[0]).toContain('the first level');
});

test('an id that is there twice is named, with the line of the first', () => {
  const [problem] = afterEdit('id="a-detail"', 'id="the-code"');
  expect(problem).toContain('the id "the-code" once');
  expect(problem).toContain('line 2');
});

test('what a page has lost is named: a part, a command, a diagram, the page itself', () => {
  expect(afterEdit(PARTS[2])[0]).toContain('what <StepCode id=create-cluster region=race> shows');
  expect(afterEdit(PARTS[3])[0]).toContain('what <StepRun id=create-cluster> shows');
  expect(afterEdit(PARTS[4])[0]).toContain('what <StepByHand id=create-log-group> shows');
  expect(afterEdit(PARTS[7])[0]).toContain('what <StepDiagram id=create-cluster> shows');
  const more = [...SOURCES, source('concepts/task')];
  expect(judged(PARTS.join('\n'), more)[0]).toContain(
    'src/content/docs/concepts/task.mdx:1\n  expected its page in dist/',
  );
});

test('a page without a source is named', () => {
  const problems = judged(PARTS.join('\n'), SOURCES.slice(0, 1));
  expect(problems[0]).toContain(
    'dist/concepts/cluster/index.html:1\n  expected pages that have a s',
  );
});

test('a diagram that the page draws by hand is missed', () => {
  const drawn = source('concepts/cluster', '```mermaid\nflowchart TD\n  a --> b\n```');
  expect(judged(PARTS.join('\n'), [SOURCES[0]!, drawn])[0]).toContain(
    'dist/concepts/cluster/index.html:1\n  expected 1 diagram',
  );
});
