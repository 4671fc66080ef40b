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

/** What a part of the check did: how many things it looked at, and what is wrong. Looking at nothing is wrong too. */
export interface Verdict {
  what: string;
  count: number;
  problems: Problem[];
  /** Whether it is the ledger's own, which `npm run lock` mends. */
  isLedger?: true;
}
