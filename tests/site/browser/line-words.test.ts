import { expect, test } from 'vitest';
import { pageOfCommand, wordsOf } from '../../../src/site/browser/line-words.ts';

/** The words before and after which a line may break. */
const kept = (text: string) => wordsOf(text).flatMap(({ word, isOne }) => (isOne ? [word] : []));

test('no word of a line is lost', () => {
  const text = 'cloudformation:DescribeStacks to see  whether the stack exists';
  expect(
    wordsOf(text)
      .map(({ word }) => word)
      .join(''),
  ).toBe(text);
});

test('a long action breaks after its service, a short one does not break', () => {
  expect(kept('elasticloadbalancing:DescribeLoadBalancers to find it')).toEqual([
    'elasticloadbalancing:',
  ]);
  expect(kept('ecs:ListClusters to find the clusters')).toEqual([]);
});

test('an ARN is not torn at its hyphens', () => {
  const arn = 'arn:aws:ecs:us-east-1:111122223333:cluster/fargate-tutorial';
  expect(kept(`cluster ${arn}`)).toEqual([arn]);
});

test.each([
  ['npm run step:create-cluster', '/steps/create-cluster/'],
  ['npm run undo:create-cluster', '/steps/create-cluster/#undo'],
  ['npm run tutorial', '/steps/preflight/'],
  ['npm run tutorial -- --to create-service', '/steps/create-service/'],
  ['npm run cleanup', '/steps/open-app/#clean-up'],
  ['npm run audit', undefined],
])('the page of %s is %s', (command, page) => {
  expect(pageOfCommand(command)).toBe(page);
});
