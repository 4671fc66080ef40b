import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { notesProblems, withoutProgram } from '../../../quality/checks/notes.ts';
import { parsePage } from '../../../quality/checks/page.ts';
import { printed } from '../../../quality/checks/problem.ts';
import { headingSlugs } from '../../../src/site/build/heading-slug.ts';

const NOTES = '# Title\n\nA cluster is a name.\n   1. Create a service\n';
const MAP = `{
  "# Title": ["concepts/cluster#what-it-is"],
  "A cluster is a name.": ["concepts/cluster#what-it-is", "concepts/cluster#in-the-request"],
  "1. Create a service": ["concepts/cluster#in-the-request"]
}
`;
const page = parsePage(
  'src/content/docs/concepts/cluster.mdx',
  '---\ntitle: Cluster\n---\n\n## What it is\n\nA name.\n\n## In the request\n\nA field.\n',
);

function problems(notes = NOTES, map = MAP, pages = [page]) {
  return notesProblems(notes, map, pages).map(printed);
}

test('notes that are answered line by line have no problem', () => {
  expect(problems()).toEqual([]);
});

test('a line without a claim is named', () => {
  const [problem, ...others] = problems(
    NOTES,
    MAP.replace(/^.*Create a service.*\n/m, '').replace(/,\n\}/, '\n}'),
  );
  expect(problem).toContain('docs/notes/fargate.md:4\n');
  expect(problem).toContain('1. Create a service');
  expect(others).toEqual([]);
});

test('a claim without a section is no claim', () => {
  const [problem] = problems(
    NOTES,
    MAP.replace('"# Title": ["concepts/cluster#what-it-is"]', '"# Title": []'),
  );
  expect(problem).toContain('docs/notes/fargate.md:1\n');
});

test('a line that is added to the notes is named', () => {
  const [problem, ...others] = problems(`${NOTES}And scale it.\n`);
  expect(problem).toContain('docs/notes/fargate.md:5\n');
  expect(problem).toContain('"And scale it."');
  expect(others).toEqual([]);
});

test('a claim about a line that is not there is named', () => {
  const [problem, ...others] = problems(NOTES.replace('# Title\n', ''));
  expect(problem).toContain('docs/notes/map.json:2\n');
  expect(problem).toContain('"# Title", which is not in docs/notes/fargate.md');
  expect(others).toEqual([]);
});

test('a section that was renamed is named, and the nearest one with it', () => {
  const renamed = parsePage(page.file, page.source.replace('## What it is', '## What it was'));
  const [problem] = problems(NOTES, MAP, [renamed]);
  expect(problem).toContain('docs/notes/map.json:2\n');
  expect(problem).toContain('Did you mean "what-it-was"?');
});

test('a page that is not there is named', () => {
  const [problem] = problems(
    NOTES,
    MAP.replace('cluster#in-the-request"]', 'clutter#in-the-request"]'),
  );
  expect(problem).toContain('docs/notes/map.json:3\n');
  expect(problem).toContain(
    'there is no page "concepts/clutter". Did you mean "concepts/cluster"?',
  );
});

test('a map that is no JSON is a problem and not a stack', () => {
  expect(problems(NOTES, '{')).toHaveLength(1);
});

test('the notes are as they were written', () => {
  const hash = createHash('sha256').update(readFileSync('docs/notes/fargate.md')).digest('hex');
  expect(hash).toBe('b65fbcc7551d2e5c99ab4efac85516a696755d28e1d87f2db1f88f2f4c5cd0b3');
});

test('a heading has the id that it has in the HTML', () => {
  expect(headingSlugs(['Does it scale?', 'Rolling or blue/green', "The console's stack"])).toEqual([
    'does-it-scale',
    'rolling-or-bluegreen',
    'the-consoles-stack',
  ]);
  expect(headingSlugs(['Undo', 'Undo', 'Undo'])).toEqual(['undo', 'undo-1', 'undo-2']);
});

test('a line that leads to no page with a program is named, unless its reason is declared', () => {
  const found = (pages = [page]) =>
    withoutProgram(`${NOTES}\n## Installing\n`, MAP, pages).map(({ line }) => line);
  expect(found()).toEqual([1, 3, 4]);
  const runs = parsePage(page.file, `${page.source}\n<ConceptRun id="cluster" />\n`);
  expect(found([runs])).toEqual([]);
});

test('a reason that is not needed is named', () => {
  const map = MAP.replace('{', '{ "## Installing": ["concepts/cluster#what-it-is"],');
  const runs = parsePage(page.file, `${page.source}\n<ConceptRun id="cluster" />\n`);
  const [problem] = withoutProgram(`${NOTES}\n## Installing\n`, map, [runs]);
  expect(problem?.expected).toContain('ONLY_TOLD');
});
