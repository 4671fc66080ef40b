import { Worker } from 'node:worker_threads';
import { typed } from '../scripts/cli/script.ts';
import { progress } from '../scripts/cli/progress-line.ts';
import type { Tried } from './chaos/cases-of-step.ts';
import { allJobs, type Job } from './chaos/jobs.ts';
import type { Violation } from './chaos/case.ts';

/**
 * `npm run chaos`: lets something go wrong at every call of every step, and proves that another run or a cleanup mends it: nothing
 * is left, made twice, changed that is of others, or said to be done when it is not. Exits 1 when a promise is broken.
 */
typed({
  description:
    'Breaks every call of every step in turn, in every way that AWS and the network can, and proves that the next run or the cleanup mends it. It takes some minutes.',
  examples: [''],
});

/** Two processors: more would not be faster on most machines, since a run is never idle. */
const AT_ONCE = 2;

const began = performance.now();
const line = progress();
const violations: Violation[] = [];
const counts: Record<Job['kind'], number> = { calls: 0, 'two at once': 0, seeds: 0 };
const todo = allJobs();
await Promise.all(Array.from({ length: AT_ONCE }, () => work()));
line.end();
for (const { promise, at, found } of violations) {
  process.stdout.write(`${promise.toUpperCase()}  ${at}\n    found ${found}\n`);
}
const cases = Object.values(counts).reduce((sum, each) => sum + each, 0);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
process.stdout.write(
  `${cases} cases: ${Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')}\n`,
);
const promises = ['orphan', 'duplicate', 'foreign change', 'false done', 'stuck'] as const;
const broken = promises.map(
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
        violations.push(...found.violations);
      }
      job = todo.shift();
      line.say(`${todo.length} jobs left, ${violations.length} violations`);
      if (job) worker.postMessage(job);
      else void worker.terminate().then(() => done());
    });
  });
}
