import { expect, test } from 'vitest';
import { parsePage, readPages, type Page } from '../../../quality/checks/page.ts';
import { printed, type Verdict } from '../../../quality/checks/problem.ts';
import { checkRequestFields } from '../../../quality/checks/request-fields.ts';
import { checkNames } from '../../../quality/checks/names.ts';
import { checkWoven } from '../../../quality/checks/pages.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { steps } from '../../../scripts/steps/index.ts';

const FILE = 'src/content/docs/concepts/cluster.mdx';
const pages = readPages();

/** Returns the complaints of the check when one text of the page of the cluster is another. */
function afterEdit(from: string, to: string, judge = judgeParts): string[] {
  const edited = pages.map((page) => {
    if (page.file !== FILE) return page;
    if (!page.source.includes(from)) throw new Error(`expected ${from} in ${FILE}`);
    return parsePage(FILE, page.source.replace(from, to));
  });
  return judge(edited).problems.map(printed);
}

function judgeParts(edited: readonly Page[]): Verdict {
  return checkWoven({ steps, concepts }, edited);
}

function judgeFields(edited: readonly Page[]): Verdict {
  return checkRequestFields(
    steps.map(({ id }) => id),
    edited,
  );
}

test('as it is, nothing is wrong', () => {
  expect(judgeParts(pages).problems).toEqual([]);
  expect(checkNames({ steps, concepts }, pages).problems).toEqual([]);
  expect(judgeFields(pages).problems).toEqual([]);
});

test('a page without the transcript of the empty account is named', () => {
  const [problem] = afterEdit('<ConceptEmpty id="cluster" />', '');
  expect(problem).toContain(`${FILE}:1`);
  expect(problem).toContain('<ConceptEmpty id="cluster" />');
});

test('a region that no page shows is named', () => {
  const [problem] = afterEdit('<ConceptCode id="cluster" region="list" />', '');
  expect(problem).toMatch(/^scripts\/concepts\/cluster\.ts:\d+\n/);
  expect(problem).toContain('the region "list"');
});

test('a field that is in no recorded request is named with its line', () => {
  const [problem] = afterEdit('field="clusterName"', 'field="clusterNames"', judgeFields);
  expect(problem).toMatch(/^src\/content\/docs\/concepts\/cluster\.mdx:\d+\n/);
  expect(problem).toContain('Did you mean "clusterName"?');
});

test('a page of a concept without a program is named', () => {
  const extra = parsePage('src/content/docs/concepts/other.mdx', '---\ntitle: Other\n---\n');
  const [problem] = checkNames({ steps, concepts }, [...pages, extra]).problems;
  expect(problem?.file).toBe(extra.file);
});

test('a program that is taken out of the list leaves its file, page, recording and npm script behind', () => {
  const fewer = concepts.filter(({ id }) => id !== 'agent');
  const problems = checkNames({ steps, concepts: fewer }, pages).problems.map(({ file }) => file);
  expect(new Set(problems)).toEqual(
    new Set([
      'scripts/concepts/agent.ts',
      'src/recordings/concepts/agent',
      'package.json',
      'src/content/docs/concepts/agent.mdx',
    ]),
  );
});
