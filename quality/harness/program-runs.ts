import type { Failure } from '../../scripts/failures/index.ts';
import type { Step } from '../../src/engine/step.ts';
import { recordLaws, type LawRecording } from '../recorded-laws/record-laws.ts';
import { once } from './once.ts';
import { recordAudit } from './record-audit.ts';
import { recordConcepts } from './record-concepts.ts';
import { recordFailures } from './record-failures.ts';
import { record, type RecordedSteps } from './record-steps.ts';

/** Runs of programs, with all that they print and ask, for checks and recordings. Files are path below src/recordings, and text. */
export interface ProgramRuns {
  steps(): Promise<RecordedSteps>;
  concepts(): Promise<ReadonlyMap<string, string>>;
  audit(): Promise<ReadonlyMap<string, string>>;
  failures(): Promise<ReadonlyMap<string, string>>;
  laws(step: Step): Promise<LawRecording>;
}

/**
 * The runs of programs that are loaded. Each takes place when it is first asked for, and once: a program reads no file of the
 * project, so that it does the same again as long as it is not loaded anew.
 */
export function programRuns(programs: {
  steps: readonly Step[];
  concepts: readonly Step[];
  failures: readonly Failure[];
}): ProgramRuns {
  const { steps, concepts, failures } = programs;
  const laws = new Map(steps.map((step) => [step, once(() => recordLaws(step))]));
  return {
    steps: once(() => record(steps)),
    concepts: once(() => recordConcepts(concepts)),
    audit: once(() => recordAudit()),
    failures: once(() => recordFailures(failures, steps)),
    laws: (step) => laws.get(step)!(),
  };
}
