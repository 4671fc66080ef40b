import { describe, expect, test } from 'vitest';
import { checkPrices, prices } from '../../../quality/checks/prices.ts';
import { figuresIn, valueOf } from '../../../quality/checks/prose/numbers.ts';
import { prose } from '../../../quality/checks/prose/prose-check.ts';
import { lie, pageOf, problemsOf } from './lies.ts';

test('as they are, nothing is wrong', async () => {
  expect(await problemsOf(prices, 'index', pageOf('index').source)).toEqual([]);
});

describe('typed by hand, although it may be true today', () => {
  const region = 'for the Region <Value of="prices.region" />';

  test.each([
    ['the Region', 'for the Region us-east-1', '"us-east-1"'],
    ['the day', `${region}, read on 2026-09-29`, '"read on 2026-09"'],
    ['the month', `${region}, read in September 2026`, '"read in September 2026"'],
    [
      'the source',
      `${region}, from a public table of list prices`,
      '"public table of list prices"',
    ],
  ])('%s, on a page', async (_what, typed, says) => {
    const found = await lie(prices, 'reference/what-does-it-cost', region, typed);
    expect(found).toEqual([
      expect.stringMatching(/^what-does-it-cost\.mdx:\d+ .*src\/engine\/prices\.ts/),
    ]);
    expect(found[0]).toContain(`${says}, typed by hand`);
    expect(found[0]).toContain('<Value of="prices.region" />');
  });

  test.each([
    ['scripts/concepts/costs.ts', "say(\n  'Prices are those of us-west-1.',\n);", 2],
    ['src/site/components/Caption.astro', '---\n---\n<caption>USD in us-east-1</caption>', 3],
    [
      'src/site/calculator/words.ts',
      'const words = `USD, read on ${day}, or read on 2026-09-29`;',
      1,
    ],
  ])('in %s', (file, source, line) => {
    const { problems } = checkPrices([], new Map([[file, source]]));
    expect(problems).toEqual([expect.objectContaining({ file, line })]);
    expect(problems[0]!.mend).toContain('PRICED_REGION');
  });
});

describe('a number in words is judged as one in digits', () => {
  test.each([
    ['ninety', 90],
    ['twenty-five', 25],
    ['thirteen', 13],
    ['two hundred and six', 206],
    ['a hundred', 100],
    ['three thousand', 3000],
    ['one million', 1_000_000],
    ['half an', 0.5],
    ['a dozen', 12],
    ['two dozen', 24],
    ['many', undefined],
  ])('%s', (words, value) => {
    expect(valueOf(words)).toBe(value);
  });

  test.each([
    ['It costs ninety dollars.', '90', 'USD'],
    ['It costs twenty-five US dollars a month.', '25', 'USD'],
    ['It takes half an hour.', '0.5', 'hour'],
    ['It waits for five idle minutes.', '5', 'minute'],
    ['Lines expire after a week.', '1', 'week'],
    ['It gets one request in ten.', '10', 'in'],
    ['Then another quarter of the requests.', '0.25', 'of'],
    ['Three quarters of a vCPU is no size.', '0.75', 'of'],
    ['It has one hundred and twenty GB.', '120', 'GB'],
  ])('%s', (text, value, unit) => {
    expect(figuresIn(text)).toEqual([expect.objectContaining({ value, unit })]);
  });

  test.each(['One name in four places.', 'One call times out.', 'A third terminal.'])(
    '%s is no figure',
    (text) => {
      expect(figuresIn(text)).toEqual([]);
    },
  );

  test.each([
    [
      'a price',
      'start/on-your-own-account',
      'Other Regions have other prices.',
      'It costs ninety dollars a month.',
      '"ninety dollars"',
    ],
    [
      'a time',
      'steps/create-cluster',
      'and ten seconds later ECS',
      'and forty seconds later ECS',
      'Did you mean 10 second',
    ],
    [
      'a size',
      'reference/fargate-or-lambda',
      'an image of at most 10 GB',
      'an image of at most twelve GB',
      'Did you mean 10 GB',
    ],
  ])('%s, on a page', async (_what, slug, truth, untrue, says) => {
    const found = (await lie(prose, slug, truth, untrue)).join('\n');
    expect(found).toContain(says);
    expect(found).toContain('take it from the run by <Value>');
  });
});
