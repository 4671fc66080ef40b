import { beforeAll, expect, test } from 'vitest';
import { permissions } from '../../../quality/checks/permissions.ts';
import type { Problem } from '../../../quality/checks/problem.ts';
import { openWorld } from '../../../quality/checks/world.ts';
import { accountBefore } from '../../../quality/harness/account-before.ts';
import { createCluster } from '../../../scripts/steps/create-cluster.ts';
import type { Asked } from '../../../src/local-aws/policy/evaluate.ts';
import { askedBy } from '../../steps/asked-by.ts';

const world = openWorld();
let asked: Asked[];
beforeAll(async () => {
  asked = await askedBy(createCluster, await accountBefore(createCluster));
});

/** Returns what the check says when create-cluster asks for these permissions, and no other step for any. */
async function problemsOf(now: readonly Asked[]): Promise<Problem[]> {
  const recorded = { files: new Map(), asked: new Map([['create-cluster', [...now]]]) };
  const { problems } = await permissions.run({
    ...{ pages: [], unreadable: [], programs: world.programs, prose: world.prose },
    runs: async () => ({ ...(await world.runs()), steps: () => Promise.resolve(recorded) }),
  });
  return problems;
}

test('as it is, nothing is wrong', async () => {
  expect(await problemsOf(asked)).toEqual([]);
});

const theirs = 'arn:aws:ecs:us-east-1:111122223333:cluster/theirs';

test.each([
  ['an action that no page prints', { action: 'ecs:StopTask' }, `ecs:StopTask on ${theirs}`],
  ['somebody else’s cluster', { action: 'ecs:DeleteCluster' }, `ecs:DeleteCluster on ${theirs}`],
])('a step that asks for %s is found out', async (_what, { action }, found) => {
  const lie = { ...asked[0]!, action, resource: theirs };
  expect(await problemsOf([...asked, lie])).toEqual([
    expect.objectContaining({
      file: 'scripts/steps/create-cluster.ts',
      expected: 'a step that passes under the policy on its page',
      found: `that ${found} is refused`,
    }) as Problem,
  ]);
});

test('tags that are not ours are found out', async () => {
  const lies = asked.map((each) => {
    const isTag = each.action === 'ecs:DeleteCluster';
    const tag = 'aws:resourcetag/run';
    return isTag ? { ...each, context: new Map([...each.context, [tag, ['another']]]) } : each;
  });
  const [refused] = await problemsOf(lies);
  expect(refused?.found).toMatch(
    /^that ecs:DeleteCluster on .*:cluster\/fargate-tutorial is refused$/,
  );
});

test('an action of the policy that the step does not ask for is found out', async () => {
  const fewer = asked.filter(({ action }) => action !== 'ecs:DeleteCluster');
  expect(await problemsOf(fewer)).toEqual([
    expect.objectContaining({
      expected: 'a refusal for ecs:DeleteCluster when the policy lacks it',
      found: 'nothing was refused',
      mend: expect.stringContaining('npm run record') as string,
    }) as Problem,
  ]);
});
