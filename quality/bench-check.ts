import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { median } from './bench/measure.ts';
import { typed } from '../scripts/cli/script.ts';
import { PAGES } from '../src/site/build/paths.ts';
import { copyProject, runScript } from './mutation/judge.ts';

/**
 * `npm run bench:check`: how long the check takes, in a copy: all of it, with nothing remembered; what one page's change can
 * touch; and all of it with three and ten times the pages. Exits 1 when it is slower than it may be.
 *
 * How long a reader waits is a median of some runs. What a page costs is told by processor time, of all threads, and the
 * least of some runs: by the clock a page is free while the other thread has more to do.
 */
typed({
  description:
    'Measures in a copy how long the check takes, as it is and with more pages. It takes some minutes, and exits with 1 when the check is slower than it may be.',
  examples: [''],
});
const WHOLE = 10;
const CHANGED = 1.5;
const RUNS = 3;
/** A page costs a twentieth of the check, so the sizes are told apart only by the least of more runs. */
const RUNS_OF_SIZES = 7;
/** How much more a page may cost among ten times as many pages than among three times as many. */
const STEEPER = 1.5;

/** Node does not tell what a child has used, so the child tells it itself, in microseconds: on stderr, which is not full. */
const TELLS_PROCESSORS = `--import=data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  const used = () => { const { user, system } = process.cpuUsage(); return user + system; };
  if (isMainThread) process.on('exit', () => writeSync(2, '\\nprocessors ' + used() + '\\n'));
`)}`;

/** What a run of a script took, in seconds: by the clock, and of processors. */
interface Took {
  clock: number;
  processors: number;
}

/** What npm starts the check with. */
const STARTED_WITH = packageJson.scripts.check.split(' ').filter((word) => word.startsWith('--'));

const parent = mkdtempSync(join(tmpdir(), 'fargate-bench-'));
const folder = join(parent, 'copy');
let slow = 0;
try {
  copyProject(folder);
  await run('quality/lock.ts');
  const [whole, threefold, tenfold] = await inTurns(
    RUNS_OF_SIZES,
    () => withPages(1),
    () => withPages(3),
    () => withPages(10),
  );
  line('the whole check, nothing remembered', medianOf(whole), WHOLE);

  const page = join(folder, PAGES, 'steps/create-cluster.mdx');
  const text = readFileSync(page, 'utf8');
  await run('quality/check.ts');
  writeFileSync(page, `${text}\nA sentence more.\n`);
  const [changed] = await inTurns(RUNS, () => run('quality/check.ts', '--changed'));
  line('--changed, after a sentence more on one page', medianOf(changed), CHANGED);

  line('3 × the pages', medianOf(threefold));
  line('10 × the pages', medianOf(tenfold));
  const [one, three, ten] = [whole, threefold, tenfold].map(leastOf);
  const [early, late] = [(three! - one!) / 2, (ten! - three!) / 7];
  line('of processors, each further time, up to 3 ×', early);
  line('of processors, each further time, up to 10 ×', late, Math.max(early * STEEPER, 0.2));
} finally {
  rmSync(parent, { recursive: true, force: true });
}
process.exitCode = slow === 0 ? 0 : 1;

// --- internal ---

/** Measures each some times, in turns, so that an hour when the machine is slow is shared by all of them. */
async function inTurns<T extends (() => Promise<Took>)[]>(
  times: number,
  ...measures: T
): Promise<{ [Each in keyof T]: Took[] }> {
  const all = measures.map((): Took[] => []);
  for (let runs = 0; runs < times; runs++)
    for (const [index, measure] of measures.entries()) all[index]!.push(await measure());
  return all as { [Each in keyof T]: Took[] };
}

function medianOf(all: readonly Took[]): number {
  return median(all.map(({ clock }) => clock));
}

/** Of processor time the least is nearest to what the work needs: other programs can only add to it. */
function leastOf(all: readonly Took[]): number {
  return Math.min(...all.map(({ processors }) => processors));
}

/** Runs a script in a process of its own. */
async function run(script: string, ...flags: string[]): Promise<Took> {
  const began = performance.now();
  const { output } = await runScript(folder, script, flags, [TELLS_PROCESSORS, ...STARTED_WITH]);
  const clock = (performance.now() - began) / 1000;
  const told = /^processors (\d+)$/m.exec(output)?.[1];
  if (told === undefined) throw new Error(`expected ${script} to run to its end, found\n${output}`);
  return { clock, processors: Number(told) / 1e6 };
}

/** The whole check, with so many times the pages. The copies are unlisted, and it says so; they are judged all the same. */
async function withPages(times: number): Promise<Took> {
  const pages = join(folder, PAGES);
  const folders = readdirSync(pages, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const copies = Array.from({ length: times - 1 }, (_, index) =>
    folders.map((name) => ({ from: join(pages, name), to: join(pages, `${name}-copy-${index}`) })),
  ).flat();
  for (const { from, to } of copies) cpSync(from, to, { recursive: true });
  rmSync(join(folder, '.cache'), { recursive: true, force: true });
  const took = await run('quality/check.ts');
  for (const { to } of copies) rmSync(to, { recursive: true });
  return took;
}

function line(what: string, seconds: number, atMost?: number): void {
  const tooSlow = atMost !== undefined && seconds > atMost;
  if (tooSlow) slow++;
  const limit = atMost === undefined ? '' : `, at most ${atMost.toFixed(1)} s`;
  process.stdout.write(
    `${tooSlow ? 'slow    ' : 'ok      '} ${seconds.toFixed(2)} s  ${what}${limit}\n`,
  );
}
