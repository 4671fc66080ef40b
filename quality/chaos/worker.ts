import { parentPort } from 'node:worker_threads';
import { steps } from '../../scripts/steps/index.ts';
import type { Part } from './case.ts';
import { casesOfStep } from './cases-of-step.ts';
import type { Job } from './jobs.ts';
import { trySeed } from './try-seed.ts';
import { twoAtOnce } from './two-at-once.ts';

/** Said by a worker: a part of its job that is tried, or that it is free, with how many accounts its last job led to. */
export type Said = { tried: Part } | { isFree: true; accounts: number };

// One of the processors: it does one job after another, as they come, and tells what it finds as it finds it.
parentPort!.on('message', (job: Job) => {
  void accountsOf(job).then((accounts) => say({ isFree: true, accounts }));
});
say({ isFree: true, accounts: 0 });

function say(said: Said): void {
  parentPort!.postMessage(said);
}

async function accountsOf(job: Job): Promise<number> {
  const tell = (tried: Part) => say({ tried });
  if (job.kind === 'seeds') {
    const seeds = Array.from({ length: job.to - job.from }, (_, index) => job.from + index);
    const each = async (seed: number) => tell({ cases: 1, violations: await trySeed(seed) });
    await Promise.all(seeds.map(each));
    return seeds.length;
  }
  const step = steps.find(({ id }) => id === job.step)!;
  const isWanted = (at: string) => job.only === undefined || at.includes(job.only);
  if (job.kind === 'two at once') {
    const { accounts, ...part } = await twoAtOnce(step, isWanted);
    tell(part);
    return accounts;
  }
  const isInPart = (number: number) => number % job.of === job.part;
  const isChosen = (number: number, at: string) => isInPart(number) && isWanted(at);
  return (await casesOfStep(step, job.isAmongNeighbours, isChosen, tell)).accounts;
}
