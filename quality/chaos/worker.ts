import { parentPort, workerData } from 'node:worker_threads';
import { steps } from '../../scripts/steps/index.ts';
import { casesOfStep, type Tried } from './cases-of-step.ts';
import type { Job } from './jobs.ts';
import { trySeed } from './try-seed.ts';
import { twoAtOnce } from './two-at-once.ts';

// One of the processors: it does one job after another, as they come, and tells what each found.
parentPort!.on('message', (job: Job) => {
  void tried(job).then((found) => parentPort!.postMessage(found));
});
parentPort!.postMessage(workerData);

async function tried(job: Job): Promise<Tried> {
  if (job.kind === 'seeds') {
    const seeds = Array.from({ length: job.to - job.from }, (_, index) => job.from + index);
    const violations = await Promise.all(seeds.map(trySeed));
    return { cases: seeds.length, violations: violations.flat() };
  }
  const step = steps.find(({ id }) => id === job.step)!;
  if (job.kind === 'two at once') return twoAtOnce(step);
  return casesOfStep(step, job.isAmongNeighbours, (number) => number % job.of === job.part);
}
