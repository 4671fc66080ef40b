import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { searchFor } from './search.ts';

const { open } = useBrowser();

test.each([
  ['CreateService', '/steps/create-service/'],
  ['ClusterContainsTasksException', '/steps/create-cluster/'],
  ['Unable to assume the service linked role', '/steps/create-cluster/'],
  ['ClusterNotFoundException', '/steps/create-service/'],
  ['iam:PassRole', '/steps/register-task-definition/'],
])('the search finds %s', async (words, path) => {
  const page = await open('/');
  const found = await searchFor(page, words);
  expect(found.map((each) => each.path)).toContain(path);
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
