import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { deployCanary } from '../../scripts/steps/deploy-canary.ts';
import { elasticLoadBalancingV2 } from '../../src/engine/aws/elastic-load-balancing-v2.ts';
import { sharesOf } from '../../src/engine/shares.ts';

const groups = (...weights: (number | undefined)[]) => [
  {
    ForwardConfig: {
      TargetGroups: weights.map((Weight, index) => ({ TargetGroupArn: `group-${index}`, Weight })),
    },
  },
];

test.each([
  ['weights that are percentages', [90, 10], [90, 10]],
  ['weights of another scale', [999, 1], [99.9, 0.1]],
  ['a group without a weight, which has that of one', [undefined, 3], [25, 75]],
  ['no weight at all', [0, 0], [0, 0]],
])('of 100 requests: %s', (_what, weights, shares) => {
  expect([...sharesOf(groups(...weights)).values()]).toEqual(shares);
});

test('one target group gets all', () => {
  expect([...sharesOf([{ TargetGroupArn: 'blue' }])]).toEqual([['blue', 100]]);
  expect(sharesOf(undefined).size).toBe(0);
});

test('the picture shows at the target groups how many requests each gets, while they are shared out', async () => {
  const notes = new Set<string>();
  const run = await openLocalRun({
    rows: await accountBefore(deployCanary),
    async afterReply() {
      if (run.aws.journal.entries.at(-1)?.operation !== 'DescribeServiceDeployments') return;
      const copy = await openLocalRun({ rows: run.rows });
      const { boxes } = await elasticLoadBalancingV2.picture.draw(copy.session.clients);
      const drawn = boxes.filter(({ kind }) => kind === 'target group');
      notes.add(drawn.map((box) => ('note' in box ? box.note : '')).join(' | '));
    },
  });
  await run.runner.run(deployCanary);
  expect([...notes].map((note) => note.replaceAll(' of 100 requests on port', ' on'))).toEqual([
    ' | ',
    '100 on 80 | 0 on 80',
    '100 on 80, 0 on 8080 | 0 on 80, 100 on 8080',
    '90 on 80, 0 on 8080 | 10 on 80, 100 on 8080',
    '0 on 80, 0 on 8080 | 100 on 80, 100 on 8080',
  ]);
});
