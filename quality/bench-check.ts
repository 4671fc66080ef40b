import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { median } from './bench/measure.ts';
import { typed } from '../scripts/cli/script.ts';
import { PAGES } from '../src/site/build/paths.ts';
import { copyProject, runScript } from './mutation/copy.ts';

/**
 * `npm run bench:check`: how long the check takes, in a copy in which nothing is compiled yet; and with three and ten times
 * the pages. Exits 1 when it is slower than it may be, or when a page costs more the more of them there are.
 *
 * How long a reader waits is a median. What a page costs is told by the least of the runs: others can only add to it.
 */
typed({
  description:
    'Measures in a copy how long the check takes, as it is and with more pages. It takes some minutes, and exits with 1 when the check is slower than it may be.',
  examples: [''],
});
const WHOLE = 15;
const RUNS = 5;
/** How much more a page may cost among ten times as many pages than among three times as many. */
const STEEPER = 1.5;

/** The words that npm starts the check with. */
const STARTED_WITH = packageJson.scripts.check.split(' ').filter((word) => word.startsWith('--'));

const parent = mkdtempSync(join(tmpdir(), 'fargate-bench-'));
const folder = join(parent, 'copy');
let slow = 0;
try {
  copyProject(folder);
  const took = { 1: [] as number[], 3: [] as number[], 10: [] as number[] };
  // In turns, so that an hour when the machine is slow is shared by all of them.
  for (let run = 0; run < RUNS; run++)
    for (const times of [1, 3, 10] as const) took[times].push(await withPages(times));
  line('the whole check', median(took[1]), WHOLE);
  line('3 × the pages', median(took[3]));
  line('10 × the pages', median(took[10]));
  const [one, three, ten] = [took[1], took[3], took[10]].map((all) => Math.min(...all));
  const [early, late] = [(three! - one!) / 2, (ten! - three!) / 7];
  line('each further time, up to 3 ×', early);
  line('each further time, up to 10 ×', late, Math.max(early * STEEPER, 0.2));
} finally {
  rmSync(parent, { recursive: true, force: true });
}
process.exitCode = slow === 0 ? 0 : 1;

// --- internal ---

/**
 * Seconds of the whole check, with so many times the pages. The copies are unlisted, and it says so; they are judged all the
 * same.
 */
async function withPages(times: number): Promise<number> {
  const pages = join(folder, PAGES);
  const folders = readdirSync(pages, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const copies = folders.flatMap(({ name }) =>
    Array.from({ length: times - 1 }, (_, index) => ({ name, to: `${name}-copy-${index}` })),
  );
  for (const { name, to } of copies)
    cpSync(join(pages, name), join(pages, to), { recursive: true });
  rmSync(join(folder, '.cache'), { recursive: true, force: true });
  const began = performance.now();
  const { output } = await runScript(folder, 'quality/check.ts', [], STARTED_WITH);
  const seconds = (performance.now() - began) / 1000;
  for (const { to } of copies) rmSync(join(pages, to), { recursive: true });
  if (/^(ok|failed) /m.test(output)) return seconds;
  throw new Error(`expected the check to run to its end, found\n${output}`);
}

function line(what: string, seconds: number, atMost?: number): void {
  const tooSlow = atMost !== undefined && seconds > atMost;
  if (tooSlow) slow++;
  const limit = atMost === undefined ? '' : `, at most ${atMost.toFixed(1)} s`;
  process.stdout.write(
    `${tooSlow ? 'slow    ' : 'ok      '} ${seconds.toFixed(2)} s  ${what}${limit}\n`,
  );
}
