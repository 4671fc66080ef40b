import { describe, expect, test } from 'vitest';
import { prose } from '../../../quality/checks/prose/prose-check.ts';
import { ACTIONS } from '../../../src/site/facts/actions.ts';
import { FACTS } from '../../../src/site/facts/facts.ts';
import { openWorld } from '../../../quality/checks/world.ts';
import { lie, pageOf, placeOf, problemsOf } from './lies.ts';

test('as the pages are, nothing is wrong', async () => {
  expect(await problemsOf(prose, 'index', pageOf('index').source)).toEqual([]);
});

test('a number that is declared says what stands around it', () => {
  const anywhere = FACTS.filter(
    ({ unit, near }) => !unit.startsWith('--') && !near.source.includes('#'),
  );
  expect(anywhere).toEqual([]);
});

test('of each action that is declared some page tells', () => {
  const lines = openWorld().pages.flatMap(({ source }) => source.split('\n'));
  const untold = Object.entries(ACTIONS).filter(
    ([action, near]) => !lines.some((line) => near.test(line.replaceAll(`\`${action}\``, '#'))),
  );
  expect(untold).toEqual([]);
});

describe('what is true elsewhere is a lie', () => {
  test.each([
    [
      'two numbers in each other’s place',
      'steps/create-cluster',
      'every 5 seconds, and after 2 minutes it',
      'every 2 minutes, and after 5 seconds it',
      'create-cluster.mdx:',
      '"2 minutes"',
    ],
    [
      'the fewest and the most',
      'steps/create-service',
      'at least 3 and at most 200',
      'at least 200 and at most 3',
      'create-service.mdx:',
      '"3": Did you mean 200',
    ],
    [
      'another number of the same thing, in words',
      'steps/prepare-network',
      'after that refusal for five minutes',
      'after that refusal for two minutes',
      'prepare-network.mdx:',
      'Did you mean 5 minute, how long undo waits for what is in use?',
    ],
    [
      'a Region that has other prices',
      'reference/what-does-it-cost',
      'for the Region <Value of="prices.region" />',
      'for the Region us-west-1',
      'what-does-it-cost.mdx:',
      'us-west-1 is not the Region of which this is true. Did you mean "us-east-1"?',
    ],
    [
      'a Region in a command',
      'steps/prepare-network',
      'aws ec2 create-default-vpc --region us-east-1',
      'aws ec2 create-default-vpc --region us-west-1',
      'prepare-network.mdx:',
      'Did you mean "us-east-1"?',
    ],
    [
      'the Region of this site among those that lack something',
      'steps/preflight',
      'in us-west-1 and',
      'in us-east-1 and',
      'preflight.mdx:',
      'Did you mean "us-west-1"?',
    ],
    [
      'another action of the same service',
      'steps/create-execution-role',
      '`iam:TagRole` has no call of its own',
      '`iam:UntagRole` has no call of its own',
      'create-execution-role.mdx:',
      'Did you mean "iam:TagRole"',
    ],
    [
      'the action of another step',
      'steps/create-cluster',
      '`ecs:TagResource` has no call',
      '`ecs:RegisterTaskDefinition` has no call',
      'create-cluster.mdx:',
      'no sentence like this one tells of it: src/site/facts/actions.ts.',
    ],
    [
      'the value of a flag that does the opposite',
      'steps/create-service',
      'With `--desired-count 0` the service stays',
      'With `--desired-count 1` the service stays',
      'create-service.mdx:',
      '--desired-count 1: did you mean 0, no task?',
    ],
    [
      'the same, in a command',
      'start/on-your-own-account',
      'us-east-1 --desired-count 0`. Otherwise',
      'us-east-1 --desired-count 1`. Otherwise',
      'on-your-own-account.mdx:',
      'did you mean 0, no task?',
    ],
    [
      'a command beside another sentence',
      'start/for-a-class',
      '--to create-cluster',
      '--to open-app',
      'for-a-class.mdx:',
      '--to open-app: did you mean create-cluster',
    ],
    [
      'a value beside the words of another',
      'steps/create-service',
      '`desiredCount` is <Value of="create-service.run.calls.CreateService.input.desiredCount" />',
      '`desiredCount` is <Value of="create-service.run.calls.CreateService.input.deploymentConfiguration.maximumPercent" />',
      'create-service.mdx:',
      '<Value> in a line about something else',
    ],
  ])('%s', async (_what, slug, truth, untrue, where, says) => {
    const found = (await lie(prose, slug, truth, untrue)).join('\n');
    expect(found).toContain(where);
    expect(found).toContain(placeOf(slug, truth));
    expect(found).toContain(says);
    // The mend.
    expect(found).toMatch(/\| (correct it|show the value)/);
  });
});
