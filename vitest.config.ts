import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// The name of a test file says if it is slow or needs a browser: docs/decisions/slow-tests-are-apart.md
const ALL = ['tests/**/*.test.ts'];
const SLOW = ['tests/**/*.slow.*test.ts'];
const BROWSER = ['tests/**/*.browser.test.ts'];
const SLOW_BROWSER = ['tests/**/*.slow.browser.test.ts'];

/** These take longest, and would be alone at the end: the first wait for containers, while others have the processors. */
const LONGEST = [
  'tests/commands/expose-containers.slow.test.ts',
  'tests/quality/checks/check.slow.test.ts',
  'tests/local-aws/runtimes/engine-pulls.slow.test.ts',
  'tests/site/fresh-copy.slow.test.ts',
  'tests/app/sample-image.slow.test.ts',
  'tests/commands/containers.slow.test.ts',
  'tests/local-aws/runtimes/engine-deployments.slow.test.ts',
  'tests/site/first-screen.slow.browser.test.ts',
  'tests/steps/aws-cli.slow.test.ts',
  'tests/site/landing.slow.browser.test.ts',
  'tests/site/run-in-page-picture.slow.browser.test.ts',
  'tests/local-aws/runtimes/engine.slow.test.ts',
  'tests/site/open-app-canary.slow.browser.test.ts',
  'tests/site/every-step-in-one-account.slow.browser.test.ts',
  'tests/commands/permissions-first.slow.test.ts',
  'tests/quality/checks/writing-a-step.slow.test.ts',
  'tests/site/run-in-page-from-nothing.slow.browser.test.ts',
  'tests/commands/proxy.slow.test.ts',
  'tests/commands/planted-secret.slow.test.ts',
  'tests/commands/help.slow.test.ts',
  'tests/quality/checks/lies-recorded.slow.test.ts',
  'tests/quality/checks/writing-an-operation.slow.test.ts',
  'tests/quality/checks/adding-an-aws-service.slow.test.ts',
  'tests/commands/limits.slow.test.ts',
  'tests/steps/laws.test.ts',
  'tests/steps/recorded-laws.test.ts',
  'tests/steps/deploy-blue-green.test.ts',
  'tests/quality/chaos.slow.test.ts',
  'tests/commands/tutorial.test.ts',
  'tests/commands/bad-input.slow.test.ts',
  'tests/commands/no-answer.slow.test.ts',
  'tests/site/pages.browser.test.ts',
  'tests/site/pages-of-steps.browser.test.ts',
  'tests/site/run-in-page.browser.test.ts',
  'tests/site/search.browser.test.ts',
];

/** Vitest begins with what took longest last time; a fresh clone has no last time. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.findIndex((file) => moduleId.endsWith(file));
      return index < 0 ? LONGEST.length : index;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

/** These look at the built site, so they run after `npm run build`; and a browser takes its time to start. */
const inABrowser = {
  globalSetup: 'tests/site/unpack-chromium.ts',
  // docs/decisions/browser-tests-have-a-second-try.md
  retry: 1,
  expect: { poll: { timeout: 10_000 } },
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

const globalSetup = 'tests/commands/bundle.ts';

export default defineConfig({
  test: {
    // Vitest would leave one core to itself, and of two cores that is half.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // No test changes a module, the environment or the folder, so files may share what they import: the SDK is large.
    isolate: false,
    // For what hangs, not for what is slow: other programs may have the cores.
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ALL, exclude: [...SLOW, ...BROWSER], globalSetup },
      },
      {
        extends: true,
        test: { name: 'browser', include: BROWSER, exclude: SLOW, ...inABrowser },
      },
      {
        extends: true,
        test: { name: 'slow', include: SLOW, exclude: BROWSER, globalSetup },
      },
      {
        extends: true,
        test: { name: 'slow-browser', include: SLOW_BROWSER, ...inABrowser },
      },
    ],
  },
});
