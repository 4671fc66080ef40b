import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../quality/checks/page.ts';
import { checkProse, type ProseWorld } from '../../../quality/checks/prose.ts';
import { readProseWorld } from '../../../quality/checks/prose/prose-world.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { steps } from '../../../scripts/steps/index.ts';
import type { Fact } from '../../../src/site/facts/fact.ts';

const MINUTES: Fact = {
  value: '15',
  unit: 'minute',
  near: /request takes #/,
  what: 'the longest request',
  source: { url: 'https://example.com/', read: '2026-11-22' },
};

const real = readProseWorld({
  steps: steps.map(({ id, inputs }) => ({ id, inputs: Object.keys(inputs) })),
  concepts,
});

/** The SDK, the programs, the recordings and the notes as they are, and nothing declared. */
const world: ProseWorld = {
  ...real,
  known: {
    ...real.known,
    facts: [],
    names: [],
    quotes: [],
    actions: { 'ecs:CreateService': /You need #/, 'iam:PassRole': /You need #/ },
  },
};

/** Judges one page, as line and finding of each problem. */
function judge(source: string, changes: Partial<ProseWorld> = {}, slug = 'concepts/none') {
  const page = parsePage(`src/content/docs/${slug}.mdx`, source);
  const { count, problems } = checkProse([page], { ...world, ...changes });
  return {
    count,
    problems,
    found: problems.map(({ file, line, found }) => `${file.split('/').at(-1)}:${line} ${found}`),
  };
}

describe('prose may say', () => {
  test.each([
    ['a member', 'Set `desiredCount`.'],
    ['a member of a member', 'Set `deploymentConfiguration.strategy`.'],
    ['a member of an item', 'It is `containerDefinitions[0].image`.'],
    ['a member with a value', "Set `assignPublicIp: 'ENABLED'`."],
    ['an operation', 'Call `CreateService`.'],
    ['an operation in plain words', 'Call CreateService.'],
    ['the verb of operations', 'Its `Describe` calls.'],
    ['an enum value', 'It is `FARGATE_SPOT`.'],
    ['an error that the SDK models', 'It throws `ClusterNotFoundException`.'],
    ['an error as it goes over the wire', 'It throws `EntityAlreadyExists`.'],
    ['an error that only the local AWS knows', 'It throws `InvalidGroup.Duplicate`.'],
    ['a reason why a task stops', '**`CannotPullContainerError`.**'],
    ['an action', 'You need `ecs:CreateService`.'],
    ['an action without a call', 'You need `iam:PassRole`.'],
    ['some actions', 'You need `logs:Describe*`.'],
    [
      'an ARN of a recorded run',
      'It is `arn:aws:ecs:us-east-1:111122223333:cluster/fargate-tutorial`.',
    ],
    ['an npm script', 'Run `npm run cleanup`.'],
    ['a variable', 'Set `FARGATE_DESIRED_COUNT`.'],
    ['a command of the AWS CLI', 'Say `aws ecs describe-services --cluster fargate-tutorial`.'],
    ['a file', 'It is in `src/engine/deployment.ts`.'],
    ['a tag that the local AWS keeps', 'Use `docker.io/leesjensen/cs329:does-not-exist`.'],
    ['an address for documentation', 'Give `203.0.113.7/32`.'],
    ['the account of the recordings', 'It is 111122223333.'],
    ['a price by its path', 'A NAT gateway is <Value of="prices.natGateway" />.'],
    ['the number of an issue that it links to', 'See [issue 818](https://example.com/issues/818).'],
    ['the version of Node.js', 'It takes Node.js 20.19.'],
    ['words of the notes', 'They say: "Fargate is really expensive."'],
    ['words of the notes, set apart', '> You can use fargate either with ECS or EKS.'],
    ['an error of the local AWS', '**"Unable to assume the service linked role."**'],
    ['an error with a name in it', '**"Role with name web already exists."**'],
    [
      'an error with a part left out',
      "**`The security group 'web' already exists for VPC 'vpc-…'`**",
    ],
    ['a word of the glossary', 'It has an `ARN`.'],
    ['a way of speaking', 'A "busy" server.'],
    ['nothing', 'It runs.'],
  ])('%s', (_what, source) => {
    expect(judge(source).found).toEqual([]);
  });

  test.each([
    [
      'an npm script with a flag',
      'To select some of them: `npm run tutorial -- --from create-cluster`.',
    ],
    ['flags', 'Take a smaller task: `--cpu 256 --memory 512`.'],
    ['a variable with a value', 'Start a second task: `export FARGATE_DESIRED_COUNT=2`.'],
    [
      'a command that is shown',
      '<Command run="npm run step:create-service -- --desired-count 2" />\n\nThere is a second task.',
    ],
  ])('%s, where a fact says what its value does', (_what, source) => {
    const { found } = judge(source, { known: { ...world.known, facts: real.known.facts } });
    expect(found.filter((each) => each.startsWith('none.mdx'))).toEqual([]);
  });

  test('a word of the program that the page is paired with', () => {
    expect(judge('`fits` says so.', {}, 'steps/create-service').found).toEqual([]);
    expect(judge('`fits` says so.', {}, 'steps/create-cluster').found).toHaveLength(1);
  });

  test('a figure that is declared, where its own words stand', () => {
    const known = { ...world.known, facts: [MINUTES] };
    expect(judge('A request takes 15 minutes.', { known }).found).toEqual([]);
    expect(judge('A request takes fifteen minutes.', { known }).found).toEqual([]);
  });
});

describe('prose may not say', () => {
  test.each([
    ['a misspelt member', 'Set `desiredCuont`.', 'Did you mean "desiredCount"?'],
    [
      'a member that another has',
      'Set `deploymentConfiguration.strateggy`.',
      'Did you mean "strategy"?',
    ],
    [
      'a value that a member never has',
      "Set `assignPublicIp: 'ENABELD'`.",
      'Did you mean "ENABLED"?',
    ],
    ['a misspelt operation', 'Call `CreateServcie`.', 'Did you mean "CreateService"?'],
    ['a misspelt operation in plain words', 'Call CreateServcie.', 'Did you mean "CreateService"?'],
    ['a misspelt enum value', 'It is `FARGATE_SPTO`.', 'Did you mean "FARGATE_SPOT"?'],
    [
      'an error that nobody throws',
      'It throws `ClusterNotFuondException`.',
      'Did you mean "ClusterNotFoundException"?',
    ],
    [
      'an action without its operation',
      'You need `ecs:CreateServcie`.',
      'Did you mean "CreateService"?',
    ],
    ['an action of another service', 'You need `logs:CreateService`.', 'logs has no such action'],
    [
      'an ARN of nothing',
      'It is `arn:aws:ecs:us-east-1:111122223333:cluster/other`.',
      'no recorded run has that ARN',
    ],
    [
      'an ARN in plain words',
      'It is arn:aws:ecs:us-east-1:111122223333:cluster/other.',
      'no recorded run has that ARN',
    ],
    ['a script that is not there', 'Run `npm run clean`.', 'there is no npm script "clean"'],
    [
      'a flag before its --',
      'Run `npm run tutorial --from create-cluster`.',
      'flags come after --',
    ],
    [
      'a flag of another command',
      'Run `npm run cleanup -- --from create-cluster`.',
      'there is no flag "--from" here',
    ],
    [
      'a step that is not there',
      'Run `npm run tutorial -- --from create-clutser`.',
      'Did you mean "create-cluster"?',
    ],
    [
      'a size that Fargate does not have',
      'Add `--cpu 265 --memory 512`.',
      'Fargate has no task of 265 CPU units with 512 MiB',
    ],
    [
      'a value that a flag refuses',
      'Add `--desired-count 11`.',
      'expected a whole number from 0 to 10',
    ],
    ['a flag that is not there', 'Add `--desired-cuont 2`.', 'Did you mean "--desired-count"?'],
    ['a flag in plain words', 'Add --desired-cuont.', 'Did you mean "--desired-count"?'],
    [
      'a variable that is not there',
      'Set `FARGATE_DESIRED_COUTN`.',
      'Did you mean "FARGATE_DESIRED_COUNT"?',
    ],
    [
      'an operation that the AWS CLI lacks',
      'Say `aws ecs describe-servces`.',
      'Did you mean "describe-services"?',
    ],
    [
      'a flag that the AWS CLI lacks',
      'Say `aws ecs describe-services --clutser x`.',
      'no member for "--clutser"',
    ],
    ['a file that is not there', 'It is in `src/engine/deploy.ts`.', '"src/engine/deploy.ts"'],
    [
      'a command to type that fails',
      '<Command run="npm run step:create-clutser" />',
      'Did you mean "step:create-cluster"?',
    ],
    ['a path to no value', '<Value of="prices.natGatway" />.', 'Did you mean "natGateway"?'],
    [
      'a path to no step',
      '<Value of="create-servce.usdPerHour" />.',
      'Did you mean "create-service"?',
    ],
    ['a price', 'It costs $0.05.', '"$0.05"'],
    ['a figure in words', 'It takes five minutes.', '"five minutes"'],
    ['a bare number', 'There are 17.', '"17"'],
    ['a port', 'It is port 81.', '"port 81"'],
    ['a percentage', 'It is 75% of it.', '"75%"'],
    ['a date', 'It came in July 2025.', '"July 2025"'],
    ['another version of Node.js', 'It takes Node.js 18.0.', 'Node.js is 20.19 here'],
    [
      'the number of another issue',
      'See [issue 819](https://example.com/issues/818).',
      '"issue 819"',
    ],
    ['a figure in the title', '---\ntitle: Five minutes\n---\n\nIt runs.', '"Five minutes"'],
    ['a figure in a diagram', '```mermaid\nflowchart TB\n  a["it has 5 GB"]\n```', '"5 GB"'],
    ['a figure in an expression', "It is {'5 GB'}.", '"5 GB"'],
    ['a figure in a table', '| a |\n| - |\n| 5 GB |', '"5 GB"'],
    ['what the notes do not say', 'They say: "Fargate is really cheap."', 'nobody says so'],
    [
      'what the notes do not say, set apart',
      '> You can use fargate only with ECS.',
      'nobody says so',
    ],
    [
      'an error that nobody sends',
      '**"Unable to assume the service-linked role today."**',
      'nobody says so',
    ],
    [
      'an error with a slip in its words',
      '**"Role with nmae web already exists."**',
      'nobody says so',
    ],
  ])('%s', (_what, source, found) => {
    const { problems } = judge(source);
    expect(problems.map((problem) => problem.found).join('\n')).toContain(found);
  });

  test('a figure where other words stand, or another figure where its words do', () => {
    const known = { ...world.known, facts: [MINUTES] };
    expect(judge('A request is served.\nAn answer takes 15 minutes.', { known }).found).toContain(
      'none.mdx:2 "15 minutes": it is known only where the line has /request takes #/',
    );
    expect(judge('A request takes 16 minutes.', { known }).found).toContain(
      'none.mdx:1 "16 minutes": Did you mean 15 minute, the longest request?',
    );
  });
});

test('a problem names the line of what it found, also within a paragraph', () => {
  const { problems } = judge('It runs.\n\nFirst line.\nThen `desiredCuont`,\nand `CreateServcie`.');
  expect(problems.map(({ line }) => line)).toEqual([4, 5]);
});

test('the numbers of an example in a diagram are no facts', () => {
  expect(judge('```mermaid\nflowchart TB\n  a["revision 7 of 9"]\n```').found).toEqual([]);
});

describe('what is declared', () => {
  test('is an error when no page needs it', () => {
    const known = { ...world.known, facts: [MINUTES] };
    const { found } = judge('It runs.', { known });
    expect(found).toEqual([expect.stringMatching(/^\w+\.ts:\d+ "15 minute", which no page says/)]);
  });

  test('is an error when its source no longer says so', () => {
    const judged = (source: Fact['source']) => {
      const known = { ...world.known, facts: [{ ...MINUTES, source }] };
      return judge('A request takes 15 minutes.', { known }).problems.map(({ found }) => found);
    };
    expect(judged({ file: 'package.json', says: '"private": true' })).toEqual([]);
    expect(judged({ file: 'package.json', says: '"private": false' })).toEqual([
      'package.json, which does not say so',
    ]);
    expect(judged({ file: 'no-such-file.json', says: 'x' })).toEqual(['no file no-such-file.json']);
    expect(judged({ sdk: 'ecs', says: 'wait for 40 seconds' })).toEqual([]);
    expect(judged({ sdk: 'ecs', says: 'wait for 41 seconds' })).toEqual([
      '@aws-sdk/client-ecs, which does not say so',
    ]);
    expect(judged({ url: 'https://example.com/', read: 'lately' })).toEqual([
      'read on "lately", which is no date',
    ]);
  });
});

test('the verdict says how much is bound', () => {
  expect(judge('`CreateService`, and an alarm is <Value of="prices.alarm" />.').count).toBe(2);
});
