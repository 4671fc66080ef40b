import { existsSync, readFileSync } from 'node:fs';
import type { Ledger } from '../../ledger/ledger.ts';
import { FAILURE_MODES } from '../../mutation/failure-modes.ts';
import { sizeOf } from '../../mutation/report.ts';
import {
  MUTATION_REPORT,
  parseReport,
  type MutationReport,
} from '../../../src/site/data/mutation.ts';
import type { Problem, Verdict } from '../problem.ts';

/** What the page "How this site is verified" promises of the mutants. */
const AT_LEAST = { mutants: 100, rate: 0.99 };

/** How much the ledger may grow or shrink before the report is of another project: by a quarter. */
const MAY_DIFFER = 0.25;

/**
 * The report of the mutants, which a page shows, is one of a real run that went well, and of a project of about this size.
 * It is judged with the built pages and not with the sources: a mutant is judged by those, and the report comes after.
 * A file cannot say by its date alone that it is too old: it is when there is much that was never broken.
 */
export function checkMutationReport(ledger: Ledger): Verdict {
  const found = readReport();
  if ('problem' in found)
    return { what: 'mutants in the report', count: 1, problems: [found.problem] };
  const { report } = found;
  return {
    what: 'mutants in the report',
    count: report.failureModes.all + report.generated.all,
    problems: reportProblems(report, ledger).map(problem),
  };
}

/** What is wrong with a report, each as what was expected and what was found. */
export function reportProblems(
  { failureModes, generated, known, ledgerSize, survivors, date }: MutationReport,
  ledger: Ledger,
): Finding[] {
  const findings: Finding[] = [];
  const modes = FAILURE_MODES.map(({ id }) => id);
  const missing = modes.filter((id) => !known.includes(id));
  if (missing.length > 0) {
    findings.push([`every known failure mode`, `none of ${missing.join(', ')}`]);
  }
  if (failureModes.killed < failureModes.all || failureModes.all < modes.length) {
    const expected = `all of ${modes.length} failure modes noticed`;
    findings.push([expected, `${failureModes.killed} of ${failureModes.all}`]);
  }
  if (generated.all < AT_LEAST.mutants) {
    findings.push([`at least ${AT_LEAST.mutants} generated mutants`, String(generated.all)]);
  }
  if (generated.killed < AT_LEAST.rate * generated.all) {
    const expected = `at least ${AT_LEAST.rate * 100} % of the generated mutants noticed`;
    findings.push([expected, `${generated.killed} of ${generated.all}`]);
  }
  const now = sizeOf(ledger);
  if (Math.abs(now - ledgerSize) > MAY_DIFFER * ledgerSize) {
    findings.push([`a ledger of about ${ledgerSize} entries, as on ${date}`, `${now} entries`]);
  }
  const over = survivors.filter(({ until }) => until < date);
  if (over.length > 0) {
    findings.push(['survivors whose day is not over', over.map(({ name }) => name).join(', ')]);
  }
  return findings;
}

// --- internal ---

type Finding = [expected: string, found: string];

function readReport(): { report: MutationReport } | { problem: Problem } {
  if (!existsSync(MUTATION_REPORT))
    return { problem: problem(['a report of the mutants', 'none']) };
  try {
    return { report: parseReport(readFileSync(MUTATION_REPORT, 'utf8')) };
  } catch (error) {
    const found = (error as Error).message;
    return { problem: problem(['a report of the mutants that can be read', found]) };
  }
}

function problem([expected, found]: Finding): Problem {
  const mend = 'npm run mutate, which writes it when all is well';
  return { file: MUTATION_REPORT, line: 1, expected, found, mend };
}
