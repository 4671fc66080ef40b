import { expect, test } from 'vitest';
import { readPages } from '../../../quality/checks/page.ts';
import { checkStatements, readTexts } from '../../../quality/checks/statements.ts';
import { howToSee } from '../../../scripts/failures/typed.ts';
import { failures } from '../../../scripts/failures/index.ts';
import { conceptPageOf } from '../../../src/site/build/paths.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { breakagesOf } from '../../../src/site/browser/breakages.ts';
import { STATEMENTS } from '../../../src/site/facts/statements.ts';

const texts = readTexts();

test('as they are, nothing is wrong', () => {
  expect(checkStatements().problems).toEqual([]);
  expect(texts.size).toBeGreaterThan(100);
});

// Sentences that the pages had before.
test.each([
  ['concepts/task-definition', 'What runs goes on running, and nothing new may use it.'],
  ['reference/what-does-it-cost', 'EC2 t3.medium, with a disk of 8 GB'],
  ['reference/fargate-or-lambda', 'and charges for the time that it takes.'],
  ['reference/calculator', '**Lambda** is paid for while it works.'],
  ['start/how-it-works', 'Every page of the tutorial is\npaired with a program.'],
  ['steps/create-service', 'a run that was stopped while it waited goes on waiting.'],
  ['start/for-a-class', 'where every failure can be made to happen.'],
  ['steps/preflight', 'and so every page has an undo.'],
  ['index', '`npm run cleanup` takes everything back.'],
  ['start/how-it-works', 'Each page was last verified on live AWS on that day.'],
  ['steps/create-load-balancer', 'ECS gateways, new in October 2026, do the same.'],
])('%s: "%s" is found, with its line', (slug, sentence) => {
  const file = `src/content/docs/${slug}.mdx`;
  const before = texts.get(file)!;
  const edited = new Map([...texts, [file, `${before}\n${sentence}\n`]]);
  const { problems } = checkStatements(STATEMENTS, edited);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file, line: before.split('\n').length + 1 });
});

test('a statement that a page no longer makes is missed, on each page', () => {
  for (const statement of STATEMENTS) {
    for (const file of statement.in) {
      const { problems } = checkStatements([statement], new Map([...texts, [file, '']]));
      expect(problems.map((problem) => problem.file)).toEqual([file]);
    }
  }
});

test('a source that no longer says so is found', () => {
  const [first] = STATEMENTS;
  const sources = [{ file: 'README.md', says: 'tasks need no image' }];
  const { problems } = checkStatements([{ ...first!, sources }], texts);
  expect(problems[0]!.found).toBe('README.md, which does not say so');
});

test('the pages that say which pages have a program name those that differ', () => {
  const paired = new Set([
    ...steps.map(({ id }) => `steps/${id}`),
    ...concepts.map(({ id }) => conceptPageOf(id)),
  ]);
  const pages = readPages();
  const titleOf = (source: string) => /^title: (.+)$/m.exec(source)![1]!;
  const differing = pages.filter(({ slug }) =>
    /^(steps|concepts)\//.test(slug) ? !paired.has(slug) : paired.has(slug),
  );
  expect(differing.map(({ slug }) => slug).sort()).toEqual([
    'concepts/the-picture',
    'reference/what-does-it-cost',
  ]);
  for (const file of ['README.md', 'src/content/docs/start/how-it-works.mdx']) {
    for (const { source } of differing) expect(texts.get(file)).toContain(titleOf(source));
  }
});

test('the page on failures says which of them come without commands, and where there are switches', () => {
  const section = /## Trigger a failure yourself\n([\s\S]*?)(?:\n## |$)/.exec(
    texts.get('src/content/docs/reference/when-it-fails.mdx')!,
  )![1]!;
  const ids = steps.map(({ id }) => id);
  const without = failures.filter((failure) => howToSee(failure, ids) === undefined);
  const whole = texts.get('src/content/docs/reference/when-it-fails.mdx')!;
  const headings = without.map(
    ({ id }) =>
      [...whole.slice(0, whole.indexOf(`<Failure id="${id}" />`)).matchAll(/^### (.+)$/gm)].at(
        -1,
      )![1]!,
  );
  expect(headings.length).toBeGreaterThan(0);
  for (const heading of headings) expect(section).toContain(`except [${heading}](`);
  const switched = ids.filter((id) => breakagesOf(id).length > 0);
  const linked = [
    ...section.matchAll(/\/steps\/([a-z-]+)\/#(?:break-it-on-purpose|if-it-fails)/g),
  ].map(([, id]) => id);
  expect(linked).toEqual(switched);
});
