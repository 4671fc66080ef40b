import { expect } from 'vitest';

export interface Proof {
  pass(): void;
  fail(difference: string): void;
  compare(what: string, found: string, expected: string): void;
  /** Says, and prints, what was not looked at and why. */
  skip(reason: string): void;
  /** Fails the test that counts when anything differed, or when there was nothing to look at. */
  end(): void;
}

/** Counts the cases of a proof that is too large for one test each, and keeps the first differences. */
export function proof(name: string): Proof {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const differences: string[] = [];
  const fail = (difference: string) => {
    count.failed++;
    if (differences.length < MOST_SHOWN) differences.push(difference);
  };
  return {
    pass: () => void count.passed++,
    fail,
    compare(what, found, expected) {
      if (found === expected) count.passed++;
      else fail(`${what}\n  found    ${found}\n  expected ${expected}`);
    },
    skip(reason) {
      count.skipped++;
      process.stdout.write(`skipped  ${reason}\n`);
    },
    end() {
      if (process.env['CONFORMANCE'] !== undefined) {
        const { passed, failed, skipped } = count;
        process.stdout.write(
          `proof    ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`,
        );
      }
      expect(differences.join('\n')).toBe('');
      expect(count.passed + count.skipped).toBeGreaterThan(0);
    },
  };
}

// --- internal ---

const MOST_SHOWN = 20;
