import { didYouMean } from '../../src/engine/did-you-mean.ts';
import type { Step } from '../../src/engine/step.ts';
import { checkConceptLaws } from '../checks/concept-laws.ts';
import { lawFileOf } from '../recorded-laws/record-laws.ts';
import { STEPS } from '../../src/site/build/paths.ts';
import { programRuns, type ProgramRuns } from './program-runs.ts';
import { ownerOf } from './recording-owner.ts';

/** The files that may be written below src/recordings, or why none may be. */
export type Promotion = { files: ReadonlyMap<string, string> } | { refused: string };

/**
 * Records a run of everything on an empty account: all of it, or what belongs to one step or concept. Refuses when any
 * step fails or breaks a law, for a recording of what is wrong would be taken for what is right.
 *
 * @param tell is told what is run, before it is: all of it takes minutes
 * @param judged the steps whose laws are tried and written down: those whose files may be written, unless less will do
 * @param runs of these programs, when some took place already
 */
export async function promotion(
  steps: readonly Step[],
  concepts: readonly Step[],
  only?: string,
  tell: (what: string) => void = () => {},
  judged: readonly Step[] = steps.filter(({ id }) => only === undefined || only === id),
  runs: ProgramRuns = programRuns({ steps, concepts, failures: [] }),
): Promise<Promotion> {
  const ids = [...steps, ...concepts].map(({ id }) => id);
  if (only !== undefined && !ids.includes(only)) {
    return { refused: `There is no step or concept "${only}".${didYouMean(only, ids)}` };
  }
  let files: Map<string, string>;
  try {
    tell('running every step and its undo');
    files = new Map((await runs.steps()).files);
    tell('running every concept and the audit');
    for (const [path, text] of [...(await runs.concepts()), ...(await runs.audit())]) {
      files.set(path, text);
    }
    for (const [index, step] of judged.entries()) {
      tell(`trying the laws of ${step.id}, ${index + 1} of ${judged.length}`);
      const { violations, text } = await runs.laws(step);
      const [broken] = violations;
      if (broken) return { refused: refusal(`${STEPS}/${step.id}.ts`, broken.law, broken.found) };
      const file = lawFileOf(step);
      if (file !== undefined) files.set(file, text);
    }
    const [broken] = (await checkConceptLaws(concepts)).problems;
    if (broken) return { refused: refusal(broken.file, broken.expected, broken.found) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
  if (only === undefined) return { files };
  return { files: new Map([...files].filter(([path]) => ownerOf(path) === only)) };
}

// --- internal ---

function refusal(file: string, law: string, found: string): string {
  return `${file} breaks the law "${law}": ${found}.`;
}
