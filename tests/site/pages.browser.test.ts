import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { extractRegion, withoutMarkers } from '../../src/tutorial/regions.ts';
import ledger from '../../steps.lock.json' with { type: 'json' };
import { useBrowser } from './browser.ts';
import { pressAndWait } from './run-panel.ts';
import { builtPages } from './serve.ts';

const { open } = useBrowser();
const pages = builtPages();

test('there is a page for every step, and one for what is not there', () => {
  expect(pages).toContain('/');
  expect(pages).toContain('/404.html');
  expect(pages.filter((path) => path.startsWith('/steps/')).length).toBeGreaterThan(0);
});

test.each(pages)('%s opens, has one heading and shows what ran', async (path) => {
  const page = await open(path);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.title()).not.toBe('');
  for (const block of await blocksOf(page)) {
    const what = `${block.part} of ${block.step ?? block.show}`;
    expect(block.shown, what).toBe(executed(block));
    expect(block.copied, `the copy button at the ${what}`).toBe(executed(block));
  }
  for (const figure of await page.locator('figure[data-part=diagram]').all()) {
    const svg = figure.locator('svg[role]');
    if ((await figure.locator('figcaption').textContent()) === NOTHING) {
      expect(await svg.count()).toBe(0);
    } else {
      const title = svg.locator('> title');
      expect(await title.textContent()).toMatch(/^What exists after /);
      expect(await svg.getAttribute('aria-labelledby')).toBe(await title.getAttribute('id'));
    }
  }
});

test.each(pages)('%s never scrolls sideways on a phone', async (path) => {
  const page = await open(path, { width: 360 });
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth, `at ${width} px`).toBeLessThanOrEqual(width);
  }
});

test.each(pages)('%s has nothing that axe objects to, by day and by night', async (path) => {
  const page = await open(path);
  await page.evaluate(axe.source);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForSelector(`html[data-theme=${theme}]`, { state: 'attached' });
      expect(await violations(page), `${theme}, ${width} px`).toEqual([]);
    }
  }
});

test.each(pages)('%s says when it was verified, and with what', async (path) => {
  const text = await (await open(path)).locator('.verified').innerText();
  const { date } = ledger.verified;
  expect(text).toMatch(/^Last verified on \d+ \w+ \d{4}, with AWS SDK 3\.\d+\.\d+ and local AWS /);
  expect(new Date(`${/on (.*?),/.exec(text)![1]} UTC`).toISOString().slice(0, 10)).toBe(date);
  const program = Object.values(ledger.steps).find(({ page }) => path === `/${page}/`);
  if (program) expect(text).toContain(`${program.laws.length} law`);
});

test('the landing page shows a step that runs: first as recorded, then as it prints', async () => {
  const page = await open('/');
  const recorded = page.locator('[data-part=transcript]');
  expect(await recorded.isVisible()).toBe(true);
  const [printed] = await pressAndWait(page, 'run');
  expect(printed?.text).toContain('created  log group /ecs/fargate-tutorial');
  expect(await recorded.isVisible()).toBe(false);
});

test('an address that leads nowhere is answered with the page that says so', async () => {
  const page = await open('/404.html');
  expect(await page.locator('h1').textContent()).toBe('There is no such page');
});

// --- internal ---

const NOTHING = 'Nothing of the tutorial exists.';

/**
 * Starlight's search button shows "Search Ctrl K" and is called "Search", with the keys in `aria-keyshortcuts`, where
 * they belong. The rule is about people who speak the text that they see, and "Search" is what they say.
 */
function isSearchButton(rule: string, html: string): boolean {
  return rule === 'label-content-name-mismatch' && html.includes('data-open-modal');
}

/** What axe objects to on a page, with the element. */
async function violations(page: Page): Promise<string[]> {
  const { violations, passes } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document),
  );
  expect(passes.length).toBeGreaterThan(0);
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !isSearchButton(id, html))
      .map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/** A block of code or of output, as the page has it. */
interface Block {
  part: 'code' | 'transcript' | 'command';
  /** The id of a step, or `undefined` where it is of a concept's program. */
  step: string | undefined;
  /** The id of a concept's program. */
  show: string | undefined;
  region: string | undefined;
  undo: boolean;
  account: string | undefined;
  /** What a reader sees. */
  shown: string;
  /** What the copy button copies. */
  copied: string;
}

function blocksOf(page: Page): Promise<Block[]> {
  return page.evaluate(() => {
    const parts = document.querySelectorAll<HTMLElement>(
      ':is([data-step], [data-show]):is([data-part=code], [data-part=transcript], [data-part=command])',
    );
    return [...parts].map((element) => {
      const { dataset } = element;
      const lines = [...element.querySelectorAll('.ec-line .code')];
      const button = element.querySelector<HTMLElement>('button[data-code]')!;
      return {
        part: dataset['part'] as 'code',
        step: dataset['step'],
        show: dataset['show'],
        region: dataset['region'],
        undo: dataset['undo'] === 'true',
        account: dataset['account'],
        shown: lines.map((line) => line.textContent.replace(/\n$/, '')).join('\n'),
        copied: button.dataset['code']!.replaceAll('\u007f', '\n'),
      };
    });
  });
}

/** What the page must show: the text of the file that ran, or of the recording. */
function executed({ part, step, show, region, undo, account }: Block): string {
  const command = step ? `${undo ? 'undo' : 'step'}:${step}` : `show:${show}`;
  if (part === 'command') return `npm run ${command}`;
  if (part === 'transcript') {
    const recording = step ? `${step}/${undo ? 'undo' : 'run'}` : `show/${show}/${account}`;
    return readFileSync(`src/recordings/${recording}.txt`, 'utf8').trimEnd();
  }
  const file = step ? `scripts/steps/${step}.ts` : `scripts/show/${show}.ts`;
  const source = readFileSync(file, 'utf8');
  return region === undefined ? withoutMarkers(source, file) : extractRegion(source, region, file);
}
