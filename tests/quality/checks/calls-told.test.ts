import { expect, test } from 'vitest';
import { callsTold } from '../../../quality/checks/calls-told.ts';
import { lie, pageOf, problemsOf } from './lies.ts';

test('as the pages are, each call is told', async () => {
  expect(await problemsOf(callsTold, 'index', pageOf('index').source)).toEqual([]);
});

test.each([
  [
    'the close-up of undo is gone, and the whole program below it is no text',
    'steps/create-log-group',
    '<StepCode id="create-log-group" region="undo" />\n',
    '',
    'create-log-group.mdx:1 a text or a close-up that tells of DeleteLogGroup, which the undo calls | none',
  ],
  [
    'the words name another operation',
    'steps/deploy-lambda',
    'asks with `GetFunctionConfiguration` every',
    'asks with `GetFunction` every',
    'deploy-lambda.mdx:1 a text or a close-up that tells of GetFunctionConfiguration, which the run calls | none',
  ],
  [
    'what is looked for first is told last',
    'steps/create-log-group',
    '<StepCode id="create-log-group" region="find" />\n',
    '',
    'tells of CreateLogGroup, which the run calls after what is told before it | one that comes earlier',
  ],
  [
    'the link to the page that tells of it is gone',
    'steps/deploy-canary',
    'It is the [blue/green deployment](/steps/deploy-blue-green/)',
    'It is the blue/green deployment',
    'deploy-canary.mdx:1 a text or a close-up that tells of DescribeServiceDeployments, which the run calls | none',
  ],
])('%s', async (_what, slug, truth, untrue, says) => {
  expect((await lie(callsTold, slug, truth, untrue)).join('\n')).toContain(says);
});
