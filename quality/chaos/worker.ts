import { parentPort, workerData } from 'node:worker_threads';
import { steps } from '../../scripts/steps/index.ts';
import type { Tried } from './case.ts';
import { casesOfStep } from './cases-of-step.ts';
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
    return { cases: seeds.length, accounts: seeds.length, violations: violations.flat() };
  }
  const step = steps.find(({ id }) => id === job.step)!;
  const isWanted = (at: string) => job.only === undefined || at.includes(job.only);
  if (job.kind === 'two at once') return twoAtOnce(step, isWanted);
  const isInPart = (number: number) => number % job.of === job.part;
  return casesOfStep(step, job.isAmongNeighbours, (number, at) => isInPart(number) && isWanted(at));
}
