import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkAnchorTexts } from '../../../quality/checks/anchor-texts.ts';
import { checkArrows } from '../../../quality/checks/arrows.ts';
import { checkExternalLinks, externalLinksOf } from '../../../quality/checks/external-links.ts';
import { checkGlossary } from '../../../quality/checks/glossary.ts';
import { parsePage, readPages, type Page } from '../../../quality/checks/page.ts';
import { checkSidebar } from '../../../quality/checks/sidebar.ts';
import { openWorld } from '../../../quality/checks/world.ts';
import type { Problem } from '../../../quality/checks/problem.ts';
import { generateMutants } from '../../../quality/mutation/generate-mutants.ts';
import { editedBy } from '../../../quality/mutation/mutant.ts';
import { LINKS, type CheckedLinks } from '../../../src/site/data/links.ts';
import { GLOSSARY } from '../../../src/site/facts/glossary.ts';

// `npm run record` writes into no page, into no table of facts and not into the list of links: red stays red after it.
const world = openWorld();
const { known } = await world.prose();
const programs = await world.programs();
const pages = readPages();
const checked = JSON.parse(readFileSync(LINKS, 'utf8')) as CheckedLinks;

const judgeLinks = (all: readonly Page[]) => checkExternalLinks(externalLinksOf(all), checked);

/** The pages, one of which has another text. */
function withEdit(slug: string, from: string, to: string): Page[] {
  const edited = pages.map((page) =>
    page.slug === slug ? parsePage(page.file, page.source.replace(from, to)) : page,
  );
  expect(edited.map(({ source }) => source)).not.toEqual(pages.map(({ source }) => source));
  return edited;
}

function expectNamed(problems: readonly Problem[], found: string): void {
  const said = problems.map((each) => `${each.file}: ${each.expected}: ${each.found}`).join('\n');
  expect(said).toContain(found);
  expect(problems.every(({ line, mend }) => line > 0 && mend !== '')).toBe(true);
}

test('as they are, nothing is wrong', () => {
  const verdicts = [
    checkSidebar(pages, programs),
    checkAnchorTexts(pages),
    judgeLinks(pages),
    checkArrows(pages),
    checkGlossary(GLOSSARY, pages, known),
  ];
  expect(verdicts.flatMap(({ problems }) => problems)).toEqual([]);
  expect(verdicts.every(({ count }) => count > 20)).toBe(true);
});

const UNLISTED = '---\ntitle: Unlisted\ndescription: A page.\n---\n\nText.\n';

test.each([
  ['a concept that no list has', 'concepts/unlisted', UNLISTED],
  ['a page beside the folders', 'unlisted', UNLISTED],
  [
    'a page that hides itself',
    'start/unlisted',
    UNLISTED.replace('A page.', 'A page.\nsidebar:\n  hidden: true'),
  ],
])('a page in no sidebar is named: %s', (_what, slug, source) => {
  const page = parsePage(`src/content/docs/${slug}.mdx`, source);
  expectNamed(checkSidebar([...pages, page], programs).problems, `${slug}.mdx: a page in the side`);
});

test('a page that need not say why it is in no sidebar is named', () => {
  const without = pages.filter(({ slug }) => slug !== '404');
  expectNamed(checkSidebar(without, programs).problems, '"404"');
});

test.each([
  [
    'a reversed arrow',
    'concepts/service',
    'service --> network',
    'network --> service',
    'an arrow on concepts/service: service -> subnets and security groups: none',
  ],
  [
    'an arrow more',
    'concepts/scheduler',
    '  desired --> scheduler',
    '  tasks --> desired\n  desired --> scheduler',
    'in its direction: tasks',
  ],
  ['another word on an arrow', 'concepts/scheduler', '"starts, stops"', '"deletes"', '-deletes->'],
  [
    'an arrow less',
    'concepts/fargate',
    '  decide -- "each can use both" --> run\n',
    '',
    'concepts/fargate: decide -each can use both-> run',
  ],
  [
    'a word for the blind',
    'concepts/cluster',
    'FARGATE and FARGATE_SPOT.',
    'FARGATE and MANAGED.',
    '"MANAGED"',
  ],
  [
    'a figure for the blind',
    'concepts/service',
    'from revision 2.',
    'from revision 3.',
    '"3", which',
  ],
  [
    'a box that is not told',
    'concepts/task',
    'A cache is a task of another service',
    'Another is one',
    'nothing of "cache"',
  ],
])('a diagram that lies is named: %s', (_what, slug, from, to, found) => {
  expectNamed(checkArrows(withEdit(slug, from, to)).problems, found);
});

const role =
  '/reference/when-it-fails/#unable-to-assume-the-service-linked-role-the-role-is-too-new';
test.each([
  [
    'another failure',
    'steps/create-cluster',
    role,
    '/reference/when-it-fails/#essential-container-in-task-exited',
  ],
  [
    'another failure',
    'steps/run-task',
    '#a-one-off-task-fails',
    '#outofmemoryerror-container-killed-due-to-memory-usage',
  ],
  ['another part of how it works', 'start/for-a-class', '#what-the-local-aws-is', '#exit-codes'],
])('a link to a section of other words is named: %s', (_what, slug, from, to) => {
  const problems = checkAnchorTexts(withEdit(slug, from, to)).problems;
  expectNamed(problems, to.split('#')[1]!);
});

test.each([
  ['another page', 'fargate-tasks-services.html', 'fargate-task-services.html'],
  ['another host', 'https://docs.aws.amazon.com/batch/', 'https://docs.aws.example.com/batch/'],
  ['another issue', 'containers-roadmap/issues/1629', 'containers-roadmap/issues/1630'],
])('a link to another site that nobody has asked for is named: %s', (_what, from, to) => {
  const page = pages.find(({ source }) => source.includes(from))!;
  const { problems } = judgeLinks(withEdit(page.slug, from, to));
  expectNamed(problems, 'which nobody has asked for');
});

test('a page that is gone, and one that no link leads to, are named', () => {
  const [url] = Object.keys(checked) as [string];
  const gone = { ...checked, [url]: { date: '2026-11-28', status: 404 } };
  expectNamed(
    checkExternalLinks(externalLinksOf(pages), gone).problems,
    `404 on 2026-11-28: ${url}`,
  );
  const more = { ...checked, 'https://nobody.example.com/': { date: null, status: null } };
  expectNamed(checkExternalLinks(externalLinksOf(pages), more).problems, 'nobody.example.com');
  const undated = { ...checked, [url]: { date: 'lately', status: 200 } };
  expectNamed(checkExternalLinks(externalLinksOf(pages), undated).problems, 'lately, 200');
});

test.each([
  ['a figure', 'Account', 'twelve-digit number', 'number of 12 hours', '12 hours'],
  ['a name', 'Agent', 'orders from ECS', 'orders by `CreateAgents`', 'CreateAgents'],
  ['a word of the SDK', 'Cluster', /$/, ' Made by MakeCluster.', 'MakeCluster'],
])('a word of the glossary that lies is named: %s', (_what, term, from, to, found) => {
  const terms = GLOSSARY.map((each) =>
    each.term === term ? { ...each, says: each.says.replace(from, to) } : each,
  );
  expect(terms).not.toEqual(GLOSSARY);
  expectNamed(checkGlossary(terms, pages, known).problems, found);
});

const JUDGES: Record<string, (all: readonly Page[]) => { problems: Problem[] }> = {
  'reverse an arrow': checkArrows,
  'swap an anchor': checkAnchorTexts,
  'swap a link to another site': judgeLinks,
};

test.each(Object.entries(JUDGES))(
  'there are mutants that %s, and they are noticed',
  (kind, judge) => {
    const mutants = generateMutants().filter((each) => each.kind === kind);
    expect(mutants.length).toBeGreaterThan(5);
    const unnoticed = mutants.filter((mutant) => {
      const [{ file, text }] = editedBy(mutant, (path) => readFileSync(path, 'utf8')) as [
        { file: string; text: string },
      ];
      const edited = pages.map((page) => (page.file === file ? parsePage(file, text) : page));
      return judge(edited).problems.length === 0;
    });
    // Sections of one page may share a word, and a few links have words of their own.
    expect(unnoticed.length / mutants.length).toBeLessThan(0.2);
  },
);
