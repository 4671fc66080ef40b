import { Worker } from 'node:worker_threads';
import { Option } from 'commander';
import { progress } from '../scripts/cli/progress-line.ts';
import { typed } from '../scripts/cli/script.ts';
import { PROMISES, type Tried, type Violation } from './chaos/case.ts';
import { jobsFor, type Job, type Wanted } from './chaos/jobs.ts';
import { WRITERS } from './chaos/two-at-once.ts';

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

const began = performance.now();
const line = progress();
const violations: Violation[] = [];
const counts: Record<Job['kind'], number> = { calls: 0, 'two at once': 0, seeds: 0 };
let accounts = 0;
const todo = jobsFor(options);
await Promise.all(Array.from({ length: Math.min(AT_ONCE, todo.length) }, () => work()));
line.end();
for (const { promise, at, again, found } of violations) {
  process.stdout.write(`${promise.toUpperCase()}  ${at}\n`);
  process.stdout.write(`    found ${found}\n    again npm run chaos -- ${again}\n`);
}
const cases = Object.values(counts).reduce((sum, each) => sum + each, 0);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
const kinds = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
process.stdout.write(`${cases} cases: ${kinds.join(', ')}. They led to ${accounts} accounts.\n`);
const broken = PROMISES.map(
  (each) => `${violations.filter(({ promise }) => promise === each).length} ${each}`,
);
process.stdout.write(`${violations.length} violations: ${broken.join(', ')}, in ${minutes} min\n`);
process.exitCode = violations.length === 0 && cases > 0 ? 0 : 1;

// --- internal ---

/** One worker, which does jobs until there are none. */
function work(): Promise<void> {
  const worker = new Worker(new URL('./chaos/worker.ts', import.meta.url));
  return new Promise((done, failed) => {
    let job: Job | undefined;
    worker.on('error', failed);
    worker.on('message', (found: Tried | null) => {
      if (job && found) {
        counts[job.kind] += found.cases;
        accounts += found.accounts;
        violations.push(...found.violations);
      }
      job = todo.shift();
      line.say(`${todo.length} jobs left, ${violations.length} violations`);
      if (job) worker.postMessage(job);
      else void worker.terminate().then(() => done());
    });
  });
}
