import { expect, test } from 'vitest';
import { steps } from '../../../scripts/steps/index.ts';
import { plannedBy } from '../../../src/site/weaving/planned-by-steps.ts';

const PAGE = 'src/content/docs/steps/preflight.mdx';

test.each([
  ['create-security-groups', 'security group', ['', '-lb', '-app']],
  ['open-test-port', 'security group', ['', '-lb', '-app', '-test']],
  ['create-target-group', 'target group', ['-blue']],
  ['prepare-blue-green', 'target group', ['-blue', '-green']],
  ['create-load-balancer', 'load balancer', ['-lb']],
  ['create-listener', 'load balancer', ['-lb']],
  ['attach-load-balancer', 'load balancer', ['-lb']],
])('the picture of %s has each %s that is made, by its name', (id, kind, suffixes) => {
  const names = plannedBy(PAGE, id)
    .filter((planned) => planned.kind === kind)
    .map(({ name }) => name);
  expect(names).toEqual(suffixes.map((suffix) => `fargate-tutorial${suffix}`));
});

test.each(['create-listener', 'attach-load-balancer'])(
  'the picture of %s has the listener, in the box of the load balancer',
  (id) => {
    const listener = plannedBy(PAGE, id).filter(({ kind }) => kind === 'listener');
    expect(listener.map(({ place, step }) => [place, step.id])).toEqual([
      ['load balancer', 'create-listener'],
    ]);
  },
);

test('no box is named by the number of a recorded id', () => {
  const names = steps.flatMap(({ id }) => plannedBy(PAGE, id).map(({ name }) => name));
  expect(names.filter((name) => /^\d+$/.test(name))).toEqual([]);
});
