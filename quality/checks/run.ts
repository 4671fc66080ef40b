import { stale } from '../ledger/compare.ts';
import { PARTS, type Outcome, type Part } from './parts.ts';
import type { Problem, Verdict } from './problem.ts';
import { thrown } from './thrown.ts';
import { World } from './world.ts';

export interface CheckOptions {
  /** Judges only what the changes since the ledger can touch. */
  changed?: boolean;
  /** Stops after the first part that finds a problem. */
  bail?: boolean;
}

export interface CheckResult {
  world: World;
  verdicts: Verdict[];
  /** The parts that found problems, by name. */
  failedIn: string[];
  /** What was not judged, because nothing changed that it rests on. */
  skipped: string[];
  /** The problem of a ledger that has to be written again. */
  stale: Problem[];
}

/** The whole check, or the part of it that a change can touch. It judges, and neither prints nor writes. */
export async function check({ changed = false, bail = false }: CheckOptions): Promise<CheckResult> {
  const world = await World.open(changed);
  const verdicts: Verdict[] = [sources(world)];
  const failedIn = verdicts.some(failed) ? ['sources'] : [];
  const skipped: string[] = [];
  const outcomes = new Map<Part, Promise<Outcome>>();
  for (const part of changed ? [] : PARTS.filter(({ apart }) => apart)) {
    outcomes.set(part, outcomeOf(part, world));
  }
  for (const part of PARTS.filter((each) => !outcomes.has(each))) {
    if (bail && failedIn.length > 0) break;
    const outcome = outcomeOf(part, world);
    outcomes.set(part, outcome);
    if ((await outcome).verdicts.some(failed)) failedIn.push(part.name);
  }
  for (const part of PARTS) {
    const outcome = await outcomes.get(part);
    verdicts.push(...(outcome?.verdicts ?? []));
    if (outcome?.verdicts.some(failed) && !failedIn.includes(part.name)) failedIn.push(part.name);
    if (outcome?.skipped !== undefined) skipped.push(outcome.skipped);
  }
  await world.close();
  return { world, verdicts, failedIn, skipped, stale: stale(world.differences.changed) };
}

/** Whether a verdict is a bad one: it found problems, or nothing to look at. */
export function failed({ count, problems }: Verdict): boolean {
  return count === 0 || problems.length > 0;
}

// --- internal ---

/** What a part says. What throws cannot be judged: that is a finding too, and the other parts have their say all the same. */
async function outcomeOf(part: Part, world: World): Promise<Outcome> {
  try {
    return await part.judge(world);
  } catch (error) {
    const problem = thrown(error, 'scripts/steps/index.ts', `${part.name} that can be judged`);
    return { verdicts: [{ what: part.name, count: 1, problems: [problem] }] };
  }
}

function sources({ pages, problems }: World): Verdict {
  return { what: 'pages', count: pages.length, problems };
}
