import { expect, test } from 'vitest';
import { reportUrl } from '../../src/site/report-url.ts';

test('a report names its page, and asks what was expected and found', () => {
  const url = new URL(
    reportUrl('https://github.com/somebody/fargate/', 'What does it cost?', '/reference/cost/'),
  );
  expect(`${url.origin}${url.pathname}`).toBe('https://github.com/somebody/fargate/issues/new');
  expect(url.searchParams.get('title')).toBe('Mistake on the page "What does it cost?"');
  expect(url.searchParams.get('body')).toBe('Page: /reference/cost/\n\nExpected:\n\nFound:\n');
});
