import type { Reporter, TestCase } from 'vitest/node';

/**
 * Names the tests that passed only when they were tried again, with what they said at first: each is a bug, of a page or of
 * its test. See docs/decisions/browser-tests-have-a-second-try.md.
 */
export default class FlakyReporter implements Reporter {
  readonly #flaky: TestCase[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#flaky.push(test);
  }

  onTestRunEnd(): void {
    for (const test of this.#flaky) {
      const [error] = test.result().errors ?? [];
      process.stdout.write(
        `flaky    ${test.module.relativeModuleId}, "${test.fullName}", passed when it was tried again. First it said:\n` +
          `         ${(error?.message ?? 'nothing').replaceAll('\n', '\n         ')}\n`,
      );
    }
  }
}
