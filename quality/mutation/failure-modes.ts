import { PAGES, RECORDINGS, STEPS, TRACKS } from '../../src/site/build/paths.ts';
import { gone, swap, type Mutant } from './mutant.ts';

/** One of the ways in which the checks of other projects were green while their pages were wrong. */
export interface FailureMode extends Mutant {
  /** `F1` to `F20`; a letter after it tells two mutants of one mode apart. */
  id: string;
  why: string;
}

const CLUSTER = `${STEPS}/create-cluster.ts`;
const CLUSTER_PAGE = `${PAGES}/steps/create-cluster.mdx`;

/**
 * Each is known from a real project. Where one cannot exist here, because there is no shell, no fuzzy score and no cache of
 * outputs, the mutant is the nearest thing that can.
 */
export const FAILURE_MODES: readonly FailureMode[] = [
  mode('F1', 'a misspelt marker', {
    why: 'A marker that nobody knows is taken for a comment, and what it marks is not checked.',
    file: CLUSTER,
    edit: swap('// #region race', '// #regoin race'),
  }),
  mode('F2', 'a code block in a list, with prompts and a blank line', {
    why: 'A parser of its own stops at what it does not know, and the commands below it never run.',
    file: CLUSTER_PAGE,
    edit: (text) =>
      `${text}\n- Then:\n\n  \`\`\`\n  $ npm run step:create-cluster\n\n  $ aws ecs wait services-stable\n  \`\`\`\n`,
  }),
  mode('F3', 'a region that is not there', {
    why: 'A name that does not exist shows the whole file, or nothing.',
    file: CLUSTER_PAGE,
    edit: swap('region="race"', 'region="raze"'),
  }),
  mode('F4', 'a missing recording', {
    why: 'A file that is not there is a warning in a log that nobody reads.',
    file: `${RECORDINGS}/create-cluster/run.txt`,
    edit: gone,
  }),
  mode('F5', 'a page without a text', {
    why: 'The build succeeds, and the page is blank.',
    file: `${PAGES}/concepts/the-picture.mdx`,
    edit: (text) => /^---\n.*?\n---\n/s.exec(text)![0],
  }),
  mode('F6', 'a twin of a step runs, and the page shows the other one', {
    why: 'What is tested stands beside what is shown, and one of the two changes.',
    file: `${TRACKS}/core.ts`,
    edit: swap("'../steps/create-cluster.ts'", "'../steps/create-cluster-twin.ts'"),
    also: [{ file: `${STEPS}/create-cluster-twin.ts`, edit: () => TWIN }],
  }),
  mode('F7', 'a service without tasks that drains', {
    why: 'A score of likeness calls DRAINING with no task 96 % of ACTIVE with two, and passes it.',
    file: `${RECORDINGS}/concepts/service/full.txt`,
    edit: (text) =>
      swap('runningCount: 1', 'runningCount: 0')(swap('status: ACTIVE', 'status: DRAINING')(text)),
  }),
  mode('F8', 'a failure that is expected and does not come', {
    why: 'A page tells of a refusal, and nobody notices that the call succeeds.',
    file: 'src/local-aws/services/ecs/operations/create-cluster.ts',
    edit: swap('assumeServiceLinkedRole(region);', 'void assumeServiceLinkedRole;'),
  }),
  mode('F9', 'a problem, seen by the exit code', {
    why: 'The tests fail, the report says so, and the process ends with 0.',
    file: CLUSTER_PAGE,
    edit: swap('<StepPermissions id="create-cluster" />', ''),
  }),
  mode('F10', 'no steps at all', {
    why: 'Nothing was found, nothing was wrong with it, and that is green.',
    file: `${TRACKS}/core.ts`,
    edit: (text) => text.replace(/steps: \[.*?\],/s, 'steps: [],'),
  }),
  mode('F11', 'the check is turned off', {
    why: 'It was in the way once, and was never turned on again.',
    file: 'package.json',
    edit: swap(
      '"check": "node --max-semi-space-size=8 --import=./scripts/preflight.js quality/check.ts"',
      '"check": "true"',
    ),
  }),
  mode('F12', 'a change in a module that steps import indirectly', {
    why: 'A cache knows the page and its program, and not what the program imports.',
    file: 'src/engine/aws/owned.ts',
    edit: swap("'fargate-step-by-step'", "'fargate-steps'"),
  }),
  mode('F12b', 'a change deep in the local AWS', {
    why: 'A cache knows the program, and not what it ran on.',
    file: 'src/local-aws/services/logs/operations/create-log-group.ts',
    edit: (text) => text.replace("'STANDARD'", "'INFREQUENT_ACCESS'"),
  }),
  mode('F13', 'a step that only compiles', {
    why: 'An example without an output is compiled and never run.',
    file: CLUSTER,
    edit: swap(
      'async run({ ecs, name, tags, report, retry, wait }, _needs, found) {',
      'async run({ ecs, name, tags, report, retry, wait }, _needs, found) {\n    if (name) return { clusterArn: name };',
    ),
  }),
  mode('F14', 'another version under test', {
    why: 'What is installed is not what is locked, and the pages are true of the wrong one.',
    file: 'package-lock.json',
    edit: (text) =>
      text.replace(/("node_modules\/@aws-sdk\/client-ecs": \{\s+"version": ")[^"]+/, '$13.0.0'),
  }),
  mode('F15', 'a command that only says what it would do', {
    why: 'The interpreter is missing, another one takes the text, and printing it is success.',
    file: 'package.json',
    edit: swap(
      ': "node --import=./scripts/preflight.js scripts/run.ts create-cluster"',
      ': "echo create-cluster"',
    ),
  }),
  mode('F16', 'a region in a region', {
    why: 'The marker lines of the inner one are shown to readers.',
    file: CLUSTER,
    edit: swap(
      '    await wait(untilActive(ecs, clusterArn));\n',
      '    // #region inner\n    await wait(untilActive(ecs, clusterArn));\n    // #endregion inner\n',
    ),
  }),
  mode('F17', 'a recording of another target', {
    why: 'A mode is not available, another one is taken in silence, and the output looks the same.',
    file: 'quality/harness/local-run.ts',
    edit: swap("target: 'local'", "target: 'aws'"),
  }),
  mode('F18', 'a button for what cannot run', {
    why: 'A reader presses it, and it can only fail.',
    file: `${PAGES}/steps/preflight.mdx`,
    edit: (text) => `${text}\n<StepUndo id="preflight" />\n`,
  }),
  mode('F19', 'what was half made is not found again', {
    why: 'A step fails in the middle, its ids are lost, and cleaning up cannot reach what it made.',
    file: `${STEPS}/prepare-network.ts`,
    edit: swap(
      'if (!group) return undefined;',
      'if (!group?.IpPermissions?.length) return undefined;',
    ),
  }),
  mode('F20', 'an undo that expects everything to be there', {
    why: 'Cleaning up fails when only half was made, and the rest stays and costs.',
    file: `${STEPS}/create-execution-role.ts`,
    edit: swap('of policies) {', 'of [POLICY_ARN]) {'),
  }),
];

// --- internal ---

const TWIN = "export { createCluster } from './create-cluster.ts';\n";

function mode(
  id: string,
  name: string,
  mutant: Omit<FailureMode, 'id' | 'name' | 'kind'>,
): FailureMode {
  return { id, name: `${id}: ${name}`, kind: 'failure modes', ...mutant };
}
