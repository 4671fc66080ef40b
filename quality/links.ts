import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { typed } from '../scripts/cli/script.ts';
import { LINKS, type CheckedLinks } from '../src/site/data/links.ts';
import { today } from './harness/today.ts';

/**
 * `npm run links`: asks for each address of another site that a page links to, and writes down what it answered. Exits 1 when
 * one is not there. An address that gives no answer keeps what is known of it; a new one
 * is left out.
 */
typed({
  description:
    'Asks for each page of other sites that our pages link to, and writes down the day and the status. Needs a network.',
  examples: [''],
});

/** Milliseconds for one answer. */
const PATIENCE = 20_000;

// After the arguments: who asks for help waits for no page.
const { externalLinksOf } = await import('./checks/external-links.ts');
const { readPages } = await import('./checks/page.ts');
const before = existsSync(LINKS) ? (JSON.parse(readFileSync(LINKS, 'utf8')) as CheckedLinks) : {};
const urls = [...new Set(externalLinksOf(readPages()).map(({ url }) => url))].sort();
const after: Record<string, CheckedLinks[string]> = {};
let silent = 0;
for (const url of urls) {
  const status = await statusOf(url);
  if (status === undefined) silent++;
  const known = status === undefined ? before[url] : { date: today(), status };
  // A new address without an answer may be wrong, and stays out.
  if (known) after[url] = known;
  if (status !== undefined && status >= 400) process.stdout.write(`HTTP ${status} ${url}\n`);
}
writeFileSync(LINKS, `${JSON.stringify(after, null, 2)}\n`);
const gone = Object.values(after).filter(({ status }) => (status ?? 0) >= 400).length;
process.stdout.write(
  `wrote    ${LINKS}: ${urls.length} addresses, ${silent} without an answer, ${gone} not there\n`,
);
process.exitCode = gone === 0 ? 0 : 1;

/** The HTTP status, or `undefined` where there is no answer. */
async function statusOf(url: string): Promise<number | undefined> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    return status;
  } catch (error) {
    // This is what fetch throws for no network, no such host and no answer in time.
    if (error instanceof TypeError || (error as Error).name === 'TimeoutError') return undefined;
    throw error;
  }
}
