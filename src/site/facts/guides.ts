import { PRICES } from '../../engine/prices.ts';
import type { Source } from './fact.ts';

/** A figure that README.md or a page of docs/ says. */
export interface GuideFigure {
  in: string;
  /** The words in which the figure stands, all in one line. */
  says: string;
  source: Source | Measured;
}

/** A figure that was measured once: where the program stood, and what measured it. */
export interface Measured {
  commit: string;
  command: string;
}

/** A number that can be counted again each time. */
export interface Count {
  in: string;
  /** The sentence, with the number, in words or in digits, as its group. */
  pattern: RegExp;
  what: string;
  /** @param tutorial the steps of the track `core` */
  now(tutorial: { steps: readonly { kind: string }[] }): number;
}

/** Names and words of others in README.md and docs/, and what they are. One that no guide says is an error. */
export const GUIDE_NAMES: Readonly<Record<string, string>> = {
  EBADENGINE:
    'the code of a warning of npm: https://docs.npmjs.com/cli/v11/using-npm/config#engine-strict',
  D3: 'a library for charts: https://d3js.org/',
  'EPL-2.0': 'a licence, by its SPDX name: https://spdx.org/licenses/EPL-2.0.html',
  'steps.lock.json': 'a file that there was: the decision says why it is gone',
  "frame-ancestors 'none'":
    'a directive that counts only in a header: https://www.w3.org/TR/CSP3/#directive-frame-ancestors',
  AsyncLocalStorage: 'of Node.js: https://nodejs.org/api/async_context.html',
  CommandInput: "how the types of the SDK's inputs end",
  CommandOutput: "how the types of the SDK's outputs end",
  '2 of 2 tasks run': 'an example of an output',
  '0 of 2 tasks run': 'an example of another one',
};

const NOT_SERVED: Source = { file: 'src/local-aws/services/not-modelled.ts', says: ', 501)' };

/** USD that the default app costs in an hour: 1 vCPU, 3 GB and a public address. */
const HOURLY = PRICES.fargateVcpuX86.usd + 3 * PRICES.fargateGbX86.usd + PRICES.publicIpv4.usd;

export const COUNTS: readonly Count[] = [
  {
    in: 'README.md',
    pattern: /costs about (\w+) cents an hour/,
    what: 'cents that the default app costs in an hour, by the price table',
    now: () => Math.round(100 * HOURLY),
  },
];

/** Every figure in README.md and docs/, with its source. Decisions tell of their day, and their figures are not judged. */
export const GUIDE_FIGURES: readonly GuideFigure[] = [
  {
    in: 'README.md',
    says: 'Node.js older than 24',
    source: { file: 'package.json', says: '"node": "24.' },
  },
  {
    in: 'README.md',
    says: 'about four and a half minutes',
    source: { commit: 'e094843', command: 'npm test' },
  },
  {
    in: 'README.md',
    says: '1 vCPU and 3 GB',
    source: { file: 'scripts/inputs.ts', says: '.default(3072)' },
  },
  {
    in: 'README.md',
    says: 'within 20 seconds',
    source: { file: 'scripts/cli/patience.ts', says: "if (given === '') return 20;" },
  },
  {
    in: 'README.md',
    says: 'about fifteen minutes more',
    source: { commit: 'ccf0539', command: 'npm test -- --all' },
  },
  { in: 'docs/local-aws.md', says: 'is a 501', source: NOT_SERVED },
  { in: 'docs/local-aws.md', says: 'answers HTTP 501', source: NOT_SERVED },
  { in: 'docs/writing-a-step.md', says: 'answers 501', source: NOT_SERVED },
  {
    in: 'docs/testing-your-app.md',
    says: 'the response is a 500',
    source: { file: 'src/local-aws/runtimes/handlers.ts', says: 'textResponse(500' },
  },
  {
    in: 'docs/testing-your-app.md',
    says: 'killed with exit code 137',
    source: { file: 'src/local-aws/runtimes/exits.ts', says: 'code: 137' },
  },
  {
    in: 'docs/testing-your-app.md',
    says: 'answers 502, 503 and 504 itself',
    source: {
      file: 'src/local-aws/services/elastic-load-balancing-v2/requests/own-responses.ts',
      says: "502: 'Bad Gateway'",
    },
  },
  { in: 'docs/writing-an-operation.md', says: 'answers HTTP 501', source: NOT_SERVED },
  { in: 'docs/writing-an-operation.md', says: 'The 501 names the file', source: NOT_SERVED },
  {
    in: 'docs/writing-a-step.md',
    says: 'never takes more than 150 lines',
    source: { file: 'eslint.config.js', says: "'max-lines': ['error', 150]" },
  },
  {
    in: 'docs/writing-a-step.md',
    says: 'none is higher than 9,000 pixels',
    source: { file: 'tests/site/first-screen.slow.browser.test.ts', says: 'HIGHEST = 9000' },
  },
  {
    in: 'docs/benchmarks.md',
    says: 'exits with 1 if one is missed',
    source: { file: 'quality/bench.ts', says: 'missed === 0 ? 0 : 1' },
  },
  {
    in: 'docs/benchmarks.md',
    says: 'in turns of a quarter of a second',
    source: { file: 'quality/bench/bench-local-aws.ts', says: 'const SLICE = 250;' },
  },
  {
    in: 'docs/benchmarks.md',
    says: 'ten times as many requests',
    source: { file: 'quality/bench/bench-local-aws.ts', says: "'in process': 10" },
  },
  {
    in: 'docs/benchmarks.md',
    says: 'three times as many over HTTP',
    source: { file: 'quality/bench/bench-local-aws.ts', says: "'over HTTP': 3" },
  },
  {
    in: 'docs/benchmarks.md',
    says: 'fifteen seconds',
    source: { file: 'quality/bench-check.ts', says: 'WHOLE = 15' },
  },
  {
    in: 'docs/benchmarks.md',
    says: 'measured five times',
    source: { file: 'quality/bench-check.ts', says: 'RUNS = 5' },
  },
  {
    in: 'docs/benchmarks.md',
    says: 'with three times and with ten times as many',
    source: { file: 'quality/bench-check.ts', says: '3, 10' },
  },
  {
    in: 'docs/benchmarks.md',
    says: 'within 200 ms',
    source: { file: 'quality/bench-site.ts', says: 'LATER = 200' },
  },
];
