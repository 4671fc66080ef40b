import { describe, expect, test } from 'vitest';
import { checkClaims, claims } from '../../../quality/checks/claims.ts';
import { parsePage, readPages } from '../../../quality/checks/page.ts';
import { claimOf, testsIn } from '../../../src/site/weaving/claim.ts';
import { READ_THERE } from '../../../src/site/facts/read-there.ts';
import { lie, pageOf, problemsOf } from './lies.ts';

const CLUSTERS = 'tests/local-aws/services/ecs-clusters.test.ts';
const WEIGHT =
  '<Claim sdk="ecs" says="If no weight value is specified, the default value of 0 is used." />';

test('as the pages are, nothing is wrong', async () => {
  expect(await problemsOf(claims, 'index', pageOf('index').source)).toEqual([]);
});

test('the counts of all pages are printed, and those of the models', () => {
  const { count, note } = checkClaims([pageOf('steps/create-cluster'), pageOf('index')]);
  expect(count).toBeGreaterThan(20);
  expect(note).toMatch(/^of \d{2,3} sentences: steps\/create-cluster (\d+) of \d+$/);
});

test('a sentence and its claim are counted once, also where a paragraph has several', () => {
  const source = `One. Two.<Claim source="https://example.com/two" on="2026-11-29" />\nThree.`;
  const page = parsePage('src/content/docs/concepts/none.mdx', source);
  expect(checkClaims([page])).toMatchObject({ count: 1, problems: [] });
  expect(checkClaims([page]).note).toMatch(/^of 3 sentences/);
});

test('on a page that promises a day for each source, a link to another site has a claim behind its sentence', () => {
  const link = '[The guide](https://example.com/) says so.';
  const found = (slug: string, source: string) =>
    checkClaims([parsePage(`src/content/docs/${slug}.mdx`, source)]).problems;
  const dated = '<Claim source="https://example.com/the-guide" on="2026-11-29" />';
  expect(found('reference/elsewhere', `Ours. ${link}`)).toMatchObject([
    { line: 1, found: '"The guide says so."' },
  ]);
  expect(found('reference/elsewhere', `${link}${dated} [Ours](/steps/preflight/).`)).toEqual([]);
  expect(found('concepts/none', link)).toEqual([]);
  const console = 'Use the [console](https://console.aws.amazon.com/ecs/v2).';
  expect(found('reference/elsewhere', console)).toEqual([]);
});

describe('a claim that nothing stands behind', () => {
  test.each([
    [
      'no such test',
      `<Claim test="${CLUSTERS}: deleted clusters are INACTIVE and not listd, and a new one can reuse the name" />`,
      `no test "deleted clusters are INACTIVE and not listd, and a new one can reuse the name" in ${CLUSTERS}. Did you mean`,
    ],
    [
      'no such file',
      '<Claim test="tests/local-aws/ecs.test.ts: a cluster" />',
      'no file tests/local-aws/ecs.test.ts',
    ],
    ['no name', `<Claim test="${CLUSTERS}" />`, 'which is no "tests/….test.ts: name of the test"'],
    [
      'an unsafe address',
      '<Claim source="http://aws.amazon.com/" on="2026-11-22" />',
      'which is no https URL',
    ],
    ['no address', '<Claim source="the documentation" on="2026-11-22" />', 'which is no https URL'],
    [
      'no day',
      '<Claim source="https://aws.amazon.com/" on="lately" />',
      'on="lately", which is no day',
    ],
    [
      'a day that is none',
      '<Claim source="https://aws.amazon.com/" on="2026-11-31" />',
      'which is no day',
    ],
    ['no day at all', '<Claim source="https://aws.amazon.com/" />', 'source'],
    [
      'other words',
      '<Claim sdk="ecs" says="If no weight value is specified, the default value of 1 is used." />',
      '@aws-sdk/client-ecs, which does not say so',
    ],
    [
      'no such client',
      '<Claim sdk="esc" says="the default value of 0 is used." />',
      'no client of a service "esc"',
    ],
    ['nothing', '<Claim />', 'neither a test nor a source'],
    [
      'two kinds',
      `<Claim test="${CLUSTERS}: x" source="https://aws.amazon.com/" on="2026-11-22" />`,
      'test, source, on',
    ],
    ['a slip in its name', '<Claim tset="x" />', 'tset'],
  ])('%s', async (_what, untrue, says) => {
    const found = await lie(claims, 'steps/create-cluster', WEIGHT, untrue);
    expect(found).toEqual([
      expect.stringMatching(/^create-cluster\.mdx:\d+ a (claim|test|source)/),
    ]);
    expect(found[0]).toContain(says);
  });

  test.each([
    [
      'words',
      'sdk="ecs" says="a service deployment will transition to a failed state and stop launching new tasks."',
      'a service deployment will transition',
    ],
    [
      'test',
      `test="${CLUSTERS}: deleted clusters are INACTIVE and not listed, and a new one can reuse the name"`,
      'deleted clusters are INACTIVE and not listed, and a new one can reuse the name',
    ],
    [
      'page, by what was read there',
      'source="https://aws.amazon.com/ecs/faqs/" on="2026-11-22"',
      'ecs faqs that ECS itself is free',
    ],
    [
      'page, by its address',
      'source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html" on="2026-11-22"',
      'vpc-endpoints.html',
    ],
  ])('of another sentence: its %s', async (_what, other, says) => {
    const found = await lie(claims, 'steps/create-cluster', WEIGHT, `<Claim ${other} />`);
    expect(found[0]).toContain(`a sentence that speaks of what proves it: "${says}`);
  });

  test('a source that was read on two days', async () => {
    const read = 'https://aws.amazon.com/fargate/pricing/" on="2026-11-';
    const found = await lie(claims, 'steps/create-cluster', read, read.replace('11-', '10-'));
    expect(found).toContainEqual(
      expect.stringMatching(
        /https:\/\/aws\.amazon\.com\/fargate\/pricing\/ as read on 2026-10-\d\d,/,
      ),
    );
  });

  test('what was read on a page is told where a claim has that page for its source', () => {
    const used = readPages().flatMap(({ uses }) =>
      uses.map(({ attributes }) => attributes['source']),
    );
    expect(Object.keys(READ_THERE).filter((url) => !used.includes(url))).toEqual([]);
  });

  test('a claim in the middle of its sentence', async () => {
    const truth = `because the default weight is 0.${WEIGHT}`;
    const untrue = `because ${WEIGHT} the default weight is 0.${WEIGHT}`;
    expect(await lie(claims, 'steps/create-cluster', truth, untrue)).toEqual([
      expect.stringContaining('a claim at the end of its sentence'),
    ]);
  });
});

describe('a sentence about AWS that nobody proves, on a page that is a model', () => {
  test.each([
    [
      'a new one',
      'Then one call makes it.',
      'Then one call makes it.\nECS makes three machines for it.',
      'ECS makes three machines for it.',
    ],
    [
      'one that lost its claim',
      `<Claim source="https://github.com/aws/containers-roadmap/issues/2614" on="2026-11-29" />`,
      '',
      'IAM needs a few seconds to propagate a new role.',
    ],
    [
      'in the middle of a paragraph',
      'Then one call makes it.',
      'Fargate asks you for nothing. Then one call makes it.',
      'Fargate asks you for nothing.',
    ],
    [
      'of a thing that lives there',
      'Then one call makes it.',
      'Then one call makes it.\nSecurity groups are stateless.',
      'Security groups are stateless.',
    ],
    [
      'of the local AWS',
      'Then one call makes it.',
      'Then one call makes it.\nOn the local AWS that takes an hour.',
      'On the local AWS that takes an hour.',
    ],
  ])('%s', async (_what, truth, untrue, sentence) => {
    const found = await lie(claims, 'steps/create-cluster', truth, untrue);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`"${sentence}" | write <Claim`);
  });
});

test('the names of tests are read as they are written', () => {
  const source = [
    "test('one', () => {});",
    'test("it\'s two", async () => {});',
    "test.each([1, 2])(\n  'three %i',\n  () => {},\n);",
    "test.each(MANY)('three of a list', () => {});",
    "test.skip('four', () => {});",
    "call('no test', () => {});",
  ].join('\n');
  expect(testsIn(source)).toEqual(['one', "it's two", 'three %i', 'three of a list']);
});

test('a claim is read from what its author says', () => {
  expect(claimOf({ test: `${CLUSTERS}: one: two` })).toEqual({
    kind: 'test',
    file: CLUSTERS,
    name: 'one: two',
  });
});
