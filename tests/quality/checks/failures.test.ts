import { beforeAll, expect, test } from 'vitest';
import { checkFailures } from '../../../quality/checks/failures.ts';
import { parsePage, readPages } from '../../../quality/checks/page.ts';
import { printed } from '../../../quality/checks/problem.ts';
import { recordFailures } from '../../../quality/harness/record-failures.ts';
import { failures } from '../../../scripts/failures/index.ts';
import { steps } from '../../../scripts/steps/index.ts';

const FILE = 'src/content/docs/reference/when-it-fails.mdx';
const pages = readPages();
let now: Map<string, string>;

beforeAll(async () => {
  now = await recordFailures(failures, steps);
}, 60_000);

/** Returns the complaints of the check when one text of the page is another. */
function afterEdit(from: string, to: string): string[] {
  const edited = pages.map((page) => {
    if (page.file !== FILE) return page;
    if (!page.source.includes(from)) throw new Error(`expected ${from} in ${FILE}`);
    return parsePage(FILE, page.source.replace(from, to));
  });
  return checkFailures(failures, now, edited).problems.map(printed);
}

test('as they are, nothing is wrong', () => {
  expect(checkFailures(failures, now, pages)).toEqual({
    count: failures.length,
    problems: [],
  });
});

test('a failure that the page does not show is named', () => {
  const [problem] = afterEdit('<Failure id="no-log-group" />', '');
  expect(problem).toContain('<Failure id="no-log-group" />');
});

test('a failure that is shown and not in the list is named', () => {
  const problems = afterEdit('<Failure id="quota" />', '<Failure id="quotas" />');
  expect(problems.join('')).toContain('"quotas", which is not');
});

test('failures in another order than the list are named', () => {
  const [problem] = afterEdit(
    '<Failure id="missing-step" />',
    '<Failure id="wrong-size" />\n\n<Failure id="missing-step" />',
  );
  expect(problem).toContain('"wrong-size" out of turn');
});

test('a recording that is not what happens now is found, and one of no failure', () => {
  const others = failures.filter(({ id }) => id !== 'quota');
  const changed = new Map(now).set('failures/wrong-size.txt', 'No such size.\n');
  const problems = checkFailures(others, changed, pages).problems.map(printed).join('');
  expect(problems).toContain('src/recordings/failures/wrong-size.txt');
  expect(problems).toContain('npm run record -- failures');
  expect(problems).toContain('src/recordings/failures/quota.txt');
});
