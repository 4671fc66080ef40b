import { Worker } from 'node:worker_threads';
import { Option } from 'commander';
import { progress } from '../scripts/cli/progress-line.ts';
import { typed } from '../scripts/cli/script.ts';
import { PROMISES, type Violation } from './chaos/case.ts';
import { jobsFor, type Job, type Wanted } from './chaos/jobs.ts';
import { WRITERS } from './chaos/two-at-once.ts';
import type { Said } from './chaos/worker.ts';

/**
 * `npm run chaos`: lets something go wrong at every call of every step, and proves that another run or a cleanup mends it: nothing
 * is left, made twice, changed that is of others, or said to be done when it is not. Exits 1 when a promise is broken.
 */
const { options } = typed<Wanted>({
  description:
    'Breaks every call of every step in turn, in every way that AWS and the network can, and proves that the next run or the cleanup mends it. It takes some minutes.',
  options: [
    new Option('--step <id>', 'only the cases of this step').choices(WRITERS.map(({ id }) => id)),
    new Option('--case <words>', 'only the cases with these words in them'),
    new Option('--seed <number>', 'only the commands at random of this seed'),
  ],
  examples: ['', '--step create-service', '--step create-service --case "reply lost"', '--seed 17'],
});

/** Two processors: more would not be faster on most machines, since a run is never idle. */
const AT_ONCE = 2;

/** Milliseconds between two lines that say how far it is, where a line cannot be rewritten. */
const SAID_EVERY = process.stderr.isTTY ? 200 : 10_000;

const began = performance.now();
const line = progress();
const violations: Violation[] = [];
const counts: Record<Job['kind'], number> = { calls: 0, 'two at once': 0, seeds: 0 };
let accounts = 0;
let said = -Infinity;
const todo = jobsFor(options);
const all = todo.length;
let done = 0;
process.once('SIGINT', () => {
  tell(`Stopped: ${done} of ${all} jobs are done, and some cases of others. `);
  process.exit(130);
});
await Promise.all(Array.from({ length: Math.min(AT_ONCE, todo.length) }, () => work()));
process.exitCode = tell() > 0 && violations.length === 0 ? 0 : 1;

// --- internal ---

/** One worker, which does jobs until there are none. */
function work(): Promise<void> {
  const worker = new Worker(new URL('./chaos/worker.ts', import.meta.url));
  return new Promise((end, failed) => {
    let job: Job | undefined;
    worker.on('error', failed);
    worker.on('message', (message: Said) => {
      if (job && 'tried' in message) {
        counts[job.kind] += message.tried.cases;
        violations.push(...message.tried.violations);
        return sayHowFar();
      }
      if (job) done++;
      if ('isFree' in message) accounts += message.accounts;
      job = todo.shift();
      sayHowFar();
      if (job) worker.postMessage(job);
      else void worker.terminate().then(() => end());
    });
  });
}

function sayHowFar(): void {
  if (performance.now() - said < SAID_EVERY) return;
  said = performance.now();
  line.say(`${done} of ${all} jobs, ${casesSoFar()} cases, ${violations.length} violations`);
}

function casesSoFar(): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}

/** Tells the violations, and how many cases of each kind there were. Returns the number of cases. */
function tell(before = ''): number {
  line.end();
  for (const { promise, at, again, found } of violations) {
    process.stdout.write(`${promise.toUpperCase()}  ${at}\n`);
    process.stdout.write(`    found ${found}\n    again npm run chaos -- ${again}\n`);
  }
  const kinds = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  const broken = PROMISES.map(
    (each) => `${violations.filter(({ promise }) => promise === each).length} ${each}`,
  );
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  process.stdout.write(
    `${before}${casesSoFar()} cases: ${kinds.join(', ')}. They led to ${accounts} accounts.\n` +
      `${violations.length} violations: ${broken.join(', ')}, in ${minutes} min\n`,
  );
  return casesSoFar();
}
