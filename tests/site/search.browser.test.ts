import { expect, test } from 'vitest';
import { GLOSSARY } from '../../src/site/facts/glossary.ts';
import { useBrowser } from './browser.ts';
import { searchFor } from './search.ts';

const { open } = useBrowser();

const WANTED = {
  CreateService: '/steps/create-service/',
  ClusterContainsTasksException: '/steps/create-cluster/',
  'Unable to assume the service linked role': '/steps/create-cluster/',
  ClusterNotFoundException: '/steps/create-service/',
  'iam:PassRole': '/steps/register-task-definition/',
};

test('the search finds operations, exceptions, messages and actions', async () => {
  const page = await open('/');
  for (const [words, path] of Object.entries(WANTED)) {
    const found = await searchFor(page, words);
    expect(
      found.map((each) => each.path),
      words,
    ).toContain(path);
    await page.keyboard.press('Escape');
  }
});

const TERMS = [
  'Load balancer',
  'Cluster',
  'Circuit breaker',
  'VPC',
  'VPC endpoint',
  'NAT gateway',
  'Private subnet',
  'Fargate Spot',
  'Tag',
];

test('the search for a term leads first to the page that explains it', async () => {
  const page = await open('/');
  for (const term of TERMS) {
    const { page: explained } = GLOSSARY.find((each) => each.term === term)!;
    const [first] = await searchFor(page, term.toLowerCase());
    expect(first?.path, term).toBe(`/${explained.split('#')[0]}/`);
    await page.keyboard.press('Escape');
  }
});

test('the search is not loaded before a reader turns to it, and is ready to be written in then', async () => {
  const page = await open('/');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.waitForTimeout(300);
  expect(asked).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.locator('#starlight__search input:focus').waitFor();
});
