import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkFidelity } from '../../../quality/checks/fidelity.ts';
import { servedNow } from '../../../quality/fidelity/served.ts';
import { FIDELITY } from '../../../src/site/data/fidelity.ts';

test('what the page shows is what the code says now', () => {
  const { count, problems } = checkFidelity(servedNow());
  expect(problems).toEqual([]);
  expect(count).toBeGreaterThan(100);
});

test.each([
  ['is not there', () => ''],
  ['lacks an operation', (text: string) => text.replace('"DescribeServices"', '"Describe"')],
  ['calls a guess AWS’s words', (text: string) => text.replace('"guess"', '"linked"')],
])('a page is stale whose data %s', (_what, change) => {
  const { problems } = checkFidelity(servedNow(), change(readFileSync(FIDELITY, 'utf8')));
  expect(problems).toMatchObject([{ file: FIDELITY, mend: 'npm run fidelity' }]);
});
