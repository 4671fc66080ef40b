import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAGES } from './lib/paths.ts';
import { copyProject, runScript } from './mutate/judge.ts';

/**
 * `npm run bench:check`: how long the check takes, in a copy: all of it, with nothing remembered; what one page's change can
 * touch; and all of it with three and ten times the pages. Exits 1 when it is slower than it may be.
 */
const WHOLE = 10;
const CHANGED = 1.5;
/** How much more a page may cost among ten times as many pages than among three times as many. */
const STEEPER = 1.5;

const parent = mkdtempSync(join(tmpdir(), 'fargate-bench-'));
const folder = join(parent, 'copy');
let slow = 0;
try {
  copyProject(folder);
  await run('scripts/lock.ts');
  rmSync(join(folder, '.cache'), { recursive: true, force: true });
  const whole = await run('scripts/check.ts');
  line('the whole check, nothing remembered', whole, WHOLE);

  const page = join(folder, PAGES, 'steps/create-cluster.mdx');
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, `${text}\nA sentence more.\n`);
  line(
    '--changed, after a sentence more on one page',
    await run('scripts/check.ts', '--changed'),
    CHANGED,
  );
  writeFileSync(page, text);

  const [one, three, ten] = [await withPages(1), await withPages(3), await withPages(10)];
  line('1 × the pages', one);
  line('3 × the pages', three);
  line('10 × the pages', ten);
  const [early, late] = [(three - one) / 2, (ten - three) / 7];
  line('each further time, up to 3 ×', early);
  line('each further time, up to 10 ×', late, Math.max(early * STEEPER, 0.2));
} finally {
  rmSync(parent, { recursive: true, force: true });
}
process.exitCode = slow === 0 ? 0 : 1;

// --- internal ---

/** Seconds of a script's process, from its start to its end. */
async function run(script: string, ...flags: string[]): Promise<number> {
  const began = performance.now();
  await runScript(folder, script, flags);
  return (performance.now() - began) / 1000;
}

/** The whole check, with so many times the pages. The copies are unlisted, and it says so; they are judged all the same. */
async function withPages(times: number): Promise<number> {
  const pages = join(folder, PAGES);
  const folders = readdirSync(pages, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const copies = Array.from({ length: times - 1 }, (_, index) =>
    folders.map((name) => ({ from: join(pages, name), to: join(pages, `${name}-copy-${index}`) })),
  ).flat();
  for (const { from, to } of copies) cpSync(from, to, { recursive: true });
  rmSync(join(folder, '.cache'), { recursive: true, force: true });
  const seconds = await run('scripts/check.ts');
  for (const { to } of copies) rmSync(to, { recursive: true });
  return seconds;
}

function line(what: string, seconds: number, atMost?: number): void {
  const tooSlow = atMost !== undefined && seconds > atMost;
  if (tooSlow) slow++;
  const limit = atMost === undefined ? '' : `, at most ${atMost.toFixed(1)} s`;
  process.stdout.write(
    `${tooSlow ? 'slow    ' : 'ok      '} ${seconds.toFixed(2)} s  ${what}${limit}\n`,
  );
}
