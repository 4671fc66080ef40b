/** One thing that is not as it should be, where it is, and what mends it. */
export interface Problem {
  file: string;
  line: number;
  expected: string;
  found: string;
  /** A command or an edit. */
  mend: string;
}

/** A problem as a person reads it. */
export function printed({ file, line, expected, found, mend }: Problem): string {
  return `${file}:${line}\n  expected ${expected}\n  found    ${found}\n  mend     ${mend}\n`;
}

/** The verdict of a check: how many things it looked at, and the problems. Looking at nothing is wrong too. */
export interface Verdict {
  count: number;
  problems: Problem[];
  /** A remark on the count, for a reader: `2 exceptions`. */
  note?: string;
}

/** The verdict on several things, of the verdicts on each. */
export function together(verdicts: readonly Verdict[]): Verdict {
  return {
    count: verdicts.reduce((sum, { count }) => sum + count, 0),
    problems: verdicts.flatMap(({ problems }) => problems),
  };
}

/** Returns true if a verdict is a bad one: it found problems, or nothing to look at. */
export function failed({ count, problems }: Verdict): boolean {
  return count === 0 || problems.length > 0;
}
