import { beforeAll, expect, test } from 'vitest';
import { checkMishaps } from '../../../quality/checks/failures.ts';
import { parsePage, readPages } from '../../../quality/checks/page.ts';
import { printed } from '../../../quality/checks/problem.ts';
import { recordMishaps } from '../../../quality/harness/failure-recording.ts';
import { mishaps } from '../../../scripts/failures/index.ts';
import { steps } from '../../../scripts/steps/index.ts';

const FILE = 'src/content/docs/reference/when-it-fails.mdx';
const pages = readPages();
let now: Map<string, string>;

beforeAll(async () => {
  now = await recordMishaps(mishaps, steps);
}, 60_000);

/** What the check says when one text of the page is another. */
function afterEdit(from: string, to: string): string[] {
  const edited = pages.map((page) => {
    if (page.file !== FILE) return page;
    if (!page.source.includes(from)) throw new Error(`expected ${from} in ${FILE}`);
    return parsePage(FILE, page.source.replace(from, to));
  });
  return checkMishaps(mishaps, now, edited).problems.map(printed);
}

test('as they are, nothing is wrong', () => {
  expect(checkMishaps(mishaps, now, pages)).toEqual({
    count: mishaps.length,
    problems: [],
  });
});

test('a mishap that the page does not show is named', () => {
  const [problem] = afterEdit('<Mishap id="no-log-group" />', '');
  expect(problem).toContain('<Mishap id="no-log-group" />');
});

test('a mishap that is shown and not in the list is named', () => {
  const problems = afterEdit('<Mishap id="quota" />', '<Mishap id="quotas" />');
  expect(problems.join('')).toContain('"quotas", which is not');
});

test('mishaps in another order than the list are named', () => {
  const [problem] = afterEdit(
    '<Mishap id="missing-step" />',
    '<Mishap id="wrong-size" />\n\n<Mishap id="missing-step" />',
  );
  expect(problem).toContain('"wrong-size" out of turn');
});

test('a recording that is not what happens now is found, and one of no mishap', () => {
  const others = mishaps.filter(({ id }) => id !== 'quota');
  const changed = new Map(now).set('failures/wrong-size.txt', 'No such size.\n');
  const problems = checkMishaps(others, changed, pages).problems.map(printed).join('');
  expect(problems).toContain('src/recordings/failures/wrong-size.txt');
  expect(problems).toContain('npm run record -- failures');
  expect(problems).toContain('src/recordings/failures/quota.txt');
});
