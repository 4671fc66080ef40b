import { failingTest } from './failing-test.ts';
import type { Mutant } from './mutant.ts';
import type { ProjectCopy } from './project-copy.ts';

/** The verdict on a mutant. */
export interface Judgement {
  mutant: Mutant;
  /** True if the check, a law or a unit test failed, and said where. */
  noticed: boolean;
  /**
   * True if nothing that a hurried person types makes all green while the mutant is in: after `npm run record` the check still
   * fails, or that refused to write, or it wrote over the mutant, or a unit test fails.
   */
  caught: boolean;
  /** The first check that failed, before anything was recorded, or the tests; `''` where none did. */
  by: string;
  /** The problems that it told of. */
  output: string;
}

/** Puts a mutant into a copy and asks the check, before anything is recorded: nothing is said of `caught`. */
export async function noticeOf(copy: ProjectCopy, mutant: Mutant): Promise<Judgement> {
  const files = copy.break(mutant);
  return { mutant, caught: false, ...(await checked(copy, files, false)) };
}

/**
 * Puts a mutant into a copy and judges it. The tests that read no recording are asked first, because what one of them finds is
 * caught. The laws and the policy of a step whose file is edited are asked before those of all others, which are asked only
 * when all is green: what the few find, all would find.
 */
export async function verdictOn(copy: ProjectCopy, mutant: Mutant): Promise<Judgement> {
  const files = copy.break(mutant);
  const unrecorded = await failingTest(copy.folder, files, 'unrecorded');
  if (unrecorded !== undefined) return byTests(mutant, unrecorded);
  let first = await checked(copy, files, false);
  if (!first.noticed) first = await checked(copy, files, true);
  if (first.noticed && (await staysRed(copy, files))) return { mutant, ...first, caught: true };
  const recorded = await failingTest(copy.folder, files, 'recorded');
  if (recorded === undefined) return { mutant, ...first, caught: false };
  return first.noticed ? { mutant, ...first, caught: true } : byTests(mutant, recorded);
}

// --- internal ---

function byTests(mutant: Mutant, output: string): Judgement {
  return { mutant, noticed: true, caught: true, by: 'unit tests', output };
}

/** Paths that `npm run record` neither reads nor writes: with these a second verdict would be the first one. */
const NOT_RECORDED =
  /^(src\/content|docs(?!\/steps\.md)|src\/site\/facts)\/|^(README\.md|package(-lock)?\.json)$/;

async function checked(
  copy: ProjectCopy,
  files: readonly string[],
  whole: boolean,
): Promise<Pick<Judgement, 'noticed' | 'by' | 'output'>> {
  const answer = await copy.ask({ what: 'check', files, whole });
  if (!('by' in answer)) return { noticed: false, by: '', output: JSON.stringify(answer) };
  // A problem begins with its place. A check that breaks down is not green, and does not say where: that is no notice.
  return { ...answer, noticed: /^\S+:\d+\n {2}expected /m.test(answer.output) };
}

/** Records while the mutant is in. Returns true if that does not make the check green. */
async function staysRed(copy: ProjectCopy, files: readonly string[]): Promise<boolean> {
  if (files.every((file) => NOT_RECORDED.test(file))) return true;
  for (const whole of [false, true]) {
    const answer = await copy.ask({ what: 'record', files, whole });
    if (!('refused' in answer)) return false;
    if (answer.refused !== null || copy.isWhole()) return true;
    if ((await checked(copy, files, whole)).noticed) return true;
  }
  return false;
}
