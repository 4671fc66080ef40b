import { expect, test } from 'vitest';
import { steps } from '../../scripts/steps/index.ts';
import { useBrowser } from './browser.ts';
import { expectWholePage } from './claims/whole-page.ts';
import { builtPages } from '../../quality/browser/serve.ts';

const { open } = useBrowser();
const pages = builtPages().filter((path) => path.startsWith('/steps/'));

test('there is a page for every step', () => {
  expect(pages).toEqual(expect.arrayContaining(steps.map(({ id }) => `/steps/${id}/`)));
});

test.each(pages)('%s shows what ran, stands still, fits, and pleases axe', async (path) => {
  await expectWholePage(await open(path), path);
});
