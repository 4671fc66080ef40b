import { readFileSync } from 'node:fs';
import { FAILURE_MODES } from '../../mutation/failure-modes.ts';
import { generateMutants } from '../../mutation/generate-mutants.ts';
import {
  MUTATION_REPORT,
  parseReport,
  type MutationReport,
} from '../../../src/site/data/mutation.ts';
import type { Problem } from '../problem.ts';
import type { Judged } from '../run-checks.ts';

/** The least that a report must reach: of 400 mutants 98 in a hundred noticed, and caught for good. */
const AT_LEAST = { mutants: 400, noticed: 0.98, caught: 0.98 };

/**
 * How many more or fewer mutants there may be before the report is of another project, as a share of those in the report. The
 * page says of how many mutants it is, and of which commit.
 */
const MAY_DIFFER = { more: 0.5, fewer: 0.25 };

/**
 * The report of the mutants, which a page shows, is one of a real run that went well, and of a project of about this size.
 * It is judged with the built pages and not with the sources: a mutant is judged by those, and the report comes after.
 * A file cannot say by its date alone that it is too old: it is when there is much that was never broken.
 */
export function checkMutationReport(): Judged {
  const name = 'mutants in the report';
  let report: MutationReport;
  try {
    report = parseReport(readFileSync(MUTATION_REPORT, 'utf8'));
  } catch (error) {
    const found = (error as Error).message;
    const unread = problem(['a report of the mutants that can be read', found]);
    return { name, count: 1, problems: [unread] };
  }
  const count = report.failureModes.all + report.generated.all;
  const problems = reportProblems(report, generateMutants().length).map(problem);
  return { name, count, problems };
}

/**
 * Finds the faults of a report, each as what was expected and what was found.
 *
 * @param now how many mutants can be generated
 */
export function reportProblems(report: MutationReport, now: number): Finding[] {
  const { failureModes, generated, known, inAll, survivors, date } = report;
  const modes = FAILURE_MODES.map(({ id }) => id);
  const missing = modes.filter((id) => !known.includes(id));
  const left = failureModes.all - failureModes.caught + generated.all - generated.caught;
  const isOfThisSize =
    now - inAll <= MAY_DIFFER.more * inAll && inAll - now <= MAY_DIFFER.fewer * inAll;
  const rate = (what: 'noticed' | 'caught'): [boolean, ...Finding] => [
    generated[what] >= AT_LEAST[what] * generated.all,
    `at least ${AT_LEAST[what] * 100} % of the generated mutants ${what}`,
    `${generated[what]} of ${generated.all}`,
  ];
  const rows: [isWell: boolean, ...Finding][] = [
    [missing.length === 0, 'every known failure mode', `none of ${missing.join(', ')}`],
    [
      failureModes.noticed >= Math.max(failureModes.all, modes.length),
      `all of ${modes.length} failure modes noticed`,
      `${failureModes.noticed} of ${failureModes.all}`,
    ],
    [
      generated.all >= AT_LEAST.mutants,
      `at least ${AT_LEAST.mutants} generated mutants`,
      String(generated.all),
    ],
    rate('noticed'),
    rate('caught'),
    [
      survivors.length === left,
      `${left} mutants that were not caught, by name`,
      String(survivors.length),
    ],
    [isOfThisSize, `about ${inAll} possible mutants, as on ${date}`, String(now)],
  ];
  return rows.filter(([isWell]) => !isWell).map(([, ...finding]) => finding);
}

// --- internal ---

type Finding = [expected: string, found: string];

function problem([expected, found]: Finding): Problem {
  const mend = 'npm run mutate, which writes it when all is well';
  return { file: MUTATION_REPORT, line: 1, expected, found, mend };
}
