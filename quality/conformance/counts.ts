/** The counts of one proof. */
export interface ProofCount {
  name: string;
  /** The test file. */
  file: string;
  passed: number;
  failed: number;
  skipped: number;
}

/** The report of vitest's JSON reporter, as far as it is read here. */
export interface TestResults {
  testResults: {
    name: string;
    message?: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/**
 * The counts of all proofs, in the order of `proofs` (file to title). A test that counts its own cases is in `counted` and
 * is a line of its own; the other tests of a file are one line together, each a case. A file that did not run, or that
 * failed beside its tests, has a line that failed.
 */
export function countsOf(
  proofs: Readonly<Record<string, string>>,
  counted: readonly ProofCount[],
  { testResults }: TestResults,
): ProofCount[] {
  return Object.entries(proofs).flatMap(([file, title]) => {
    const own = counted.filter((each) => each.file === file);
    const ran = testResults.find(({ name }) => name.replaceAll('\\', '/').endsWith(file));
    const tests = ran?.assertionResults ?? [];
    const of = (...statuses: string[]) =>
      tests.filter(({ status }) => statuses.includes(status)).length;
    // A test that counts is a case of its own only where it broke before it could say what it counted.
    const counting = own.length;
    const failed = Math.max(of('failed') - own.filter((each) => each.failed > 0).length, 0);
    const passed = Math.max(of('passed') - own.filter((each) => each.failed === 0).length, 0);
    const skipped = tests.length - of('failed', 'passed');
    const broken = tests.length === 0 ? 1 : failed;
    const rest = { name: title, file, passed, failed: broken, skipped };
    const isEmpty = passed + broken + skipped === 0;
    return counting > 0 && isEmpty ? own : [...own, rest];
  });
}
