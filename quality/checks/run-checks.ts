import { failed, type Verdict } from './problem.ts';
import { problemOfError } from './problem-of-error.ts';
import { openWorld, type Check, type World } from './world.ts';

/** A check with its verdict. */
export interface Judged extends Verdict {
  name: string;
}

/**
 * Judges by some checks. It neither prints nor writes.
 *
 * @param bail whether to stop at the first check that fails: enough to know that there is something
 * @param tell is told what is looked at, before it is
 * @param world the sources
 */
export async function judgeBy(
  checks: readonly Check[],
  bail = false,
  tell: (what: string) => void = () => {},
  world: World = openWorld(),
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [index, check] of checks.entries()) {
    tell(`check ${index + 1} of ${checks.length}: ${check.name}`);
    const verdict = await judge(check, world);
    judged.push({ name: check.name, ...verdict });
    if (bail && failed(verdict)) break;
  }
  return judged;
}

// --- internal ---

/** A check that throws cannot judge: that is a finding too, and the other checks have their say all the same. */
async function judge(check: Check, world: World): Promise<Verdict> {
  try {
    return await check.run(world);
  } catch (error) {
    return { count: 1, problems: [problemOfError(error)] };
  }
}
