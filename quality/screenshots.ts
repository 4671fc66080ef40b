import { mkdirSync, rmSync } from 'node:fs';
import { Argument } from 'commander';
import { typed } from '../scripts/cli/script.ts';
import type { View } from './browser/open-page.ts';

/**
 * `npm run screenshots [part of a path]`: pictures of the pages of the built site, by day, by night and on a phone, for a
 * person to look at.
 */
const {
  args: [wanted = ''],
} = typed({
  description:
    'Takes pictures of the pages of the built site, in the light and the dark theme and on a phone, into .cache/screenshots.',
  argument: new Argument('[path]', 'a part of the paths of the pages; without one, all'),
  examples: ['', 'steps/create-cluster'],
});
// After the arguments: who asks for help waits for no browser.
const { newTab, openIn, READER } = await import('./browser/open-page.ts');
const { launchChromium } = await import('./browser/chromium.ts');
const { builtPages, serveSite } = await import('./browser/serve.ts');

const FOLDER = '.cache/screenshots';
const VIEWS: Record<string, View> = {
  light: { theme: 'light', width: 1280 },
  dark: { theme: 'dark', width: 1280 },
  phone: { theme: 'light', width: 360 },
};

const pages = builtPages().filter((path) => path.includes(wanted));
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const [site, browser] = await Promise.all([serveSite(), launchChromium()]);
const tab = await newTab(await browser.newContext(READER), site, (problem) =>
  process.stderr.write(`${problem}\n`),
);
for (const path of pages) {
  const name = path.replace(/^\/|\/$|\.html$/g, '').replaceAll('/', '-') || 'index';
  for (const [view, options] of Object.entries(VIEWS)) {
    await openIn(tab, site, path, options);
    // A page is up to 9,000 pixels high: on a busy machine that takes longer than the usual half minute.
    const file = `${FOLDER}/${name}.${view}.png`;
    await tab.screenshot({ path: file, fullPage: true, timeout: 180_000 });
  }
}
await browser.close();
await site.close();
process.stdout.write(`${pages.length * 3} pictures in ${FOLDER}\n`);
