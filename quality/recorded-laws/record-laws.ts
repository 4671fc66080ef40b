import { Placeholders } from '../../src/engine/placeholders.ts';
import type { Step } from '../../src/engine/step.ts';
import { accountBefore } from '../harness/account-before.ts';
import { LawFixture } from './law-fixture.ts';
import { LAWS, type Law } from '../../src/engine/recorded-law-names.ts';
import { tryLaw } from './trials.ts';

/** A step, judged by all laws that bind it. */
export interface LawRecording {
  violations: { law: Law; found: string }[];
  /**
   * The lines that a step prints when it is run again, interrupted, taken back twice or refused: the branches that a
   * first run never takes. Each line stands once, below the first law under which it was printed.
   */
  text: string;
}

/** Tries every law of a step, and writes down what was printed. */
export async function recordLaws(step: Step): Promise<LawRecording> {
  const fixture = new LawFixture(step, await accountBefore(step));
  const violations: LawRecording['violations'] = [];
  const seen = new Set<string>();
  const sections: string[] = [];
  for (const law of LAWS[step.kind]) {
    const { violation, said } = await tryLaw(law, fixture);
    if (violation !== undefined) violations.push({ law, found: violation });
    const fresh = [...new Set(said)].filter((line) => !seen.has(line));
    fresh.forEach((line) => seen.add(line));
    sections.push([headOf(law), ...fresh, ''].join('\n'));
  }
  return { violations, text: new Placeholders().apply(sections.join('\n')) };
}

/** Where it is kept, below src/recordings. A step that only reads prints what its first run prints, and nothing is kept. */
export function lawFileOf({ id, kind }: Pick<Step, 'id' | 'kind'>): string | undefined {
  return kind === 'reads' ? undefined : `${id}/laws.txt`;
}

/** The heads that the recording of a step's laws has, in order: one for each law of its kind. */
export function lawHeadsOf({ kind }: Pick<Step, 'kind'>): string[] {
  return LAWS[kind].map(headOf);
}

// --- internal ---

function headOf(law: Law): string {
  return `# ${law}`;
}
