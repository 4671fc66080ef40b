import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { desiredCount, taskSize } from '../../../scripts/inputs.ts';
import { FIELD_LIST } from '../../../src/site/calculator/fields.ts';
import { linkOf, readWorkload, usualText } from '../../../src/site/calculator/read.ts';
import { TASK_SIZES } from '../../../src/engine/task-sizes.ts';
import { workload } from './workload.ts';

const defaults = Object.fromEntries(FIELD_LIST.map(({ name, usual }) => [name, usualText(usual)]));

test('nothing given is the container of the notes, as the tutorial runs it', () => {
  expect(readWorkload({})).toEqual({ workload: workload({}) });
  expect(readWorkload(defaults)).toEqual({ workload: workload({}) });
  expect(
    [taskSize.cpu, taskSize.memory, desiredCount].map((input) => input.parse(undefined)),
  ).toEqual([1024, 3072, 1]);
});

test('a link says what differs from the defaults, and is read as what it was made of', () => {
  expect(linkOf(defaults)).toBe('');
  const given = { ...defaults, hours: '176', 'desired-count': '2', 'public-ipv4': 'no' };
  const link = linkOf(given);
  expect(link).toBe('desired-count=2&hours=176&public-ipv4=no');
  expect(readWorkload(Object.fromEntries(new URLSearchParams(link)))).toEqual({
    workload: workload({ hours: 176, tasks: 2, publicIp: false }),
  });
});

test('a number in a link has no separators', () => {
  expect(linkOf({ requests: '3 000 000' })).toBe('');
  expect(linkOf({ requests: '4,000,000' })).toBe('requests=4000000');
});

test('a link keeps nothing that is not of the calculator', () => {
  expect(linkOf({ utm_source: 'letter', hours: '1' })).toBe('hours=1');
});

test.each(['3000000', '3,000,000', '3 000 000', '3_000_000', ' 3000000 ', ''])(
  '"%s" are three million requests',
  (requests) => {
    expect(readWorkload({ requests })).toEqual({ workload: workload({}) });
  },
);

test.each([
  ['hours', '731', 'expected a number from 0 to 730, found "731"'],
  ['hours', '-1', 'expected a number from 0 to 730, found "-1"'],
  ['hours', 'all', 'expected a number from 0 to 730, found "all"'],
  ['hours', '0,5', 'expected a number from 0 to 730, found "0,5"'],
  ['hours', '1e2', 'expected a number from 0 to 730, found "1e2"'],
  ['desired-count', '0', 'expected a whole number from 1 to 1,000, found "0"'],
  ['desired-count', '1.5', 'expected a whole number from 1 to 1,000, found "1.5"'],
  ['milliseconds', '900001', 'expected a number from 1 to 900,000, found "900001"'],
  [
    'memory',
    '9216',
    'expected 2048 to 8192 in steps of 1024 MiB with 1024 CPU units, found "9216"',
  ],
  ['architecture', 'arm', 'expected X86_64 or ARM64, found "arm"'],
  ['public-ipv4', 'maybe', 'expected yes or no, found "maybe"'],
  [
    'spot',
    'yes',
    'expected ARM64 with Fargate Spot: this site’s price table has no Spot price for X86_64',
  ],
])('%s "%s" is refused: %s', (name, value, problem) => {
  expect(readWorkload({ [name]: value })).toEqual({ problems: { [name]: problem } });
});

test('a processor that there is not is one problem, not two', () => {
  expect(readWorkload({ cpu: '768', memory: '3072' })).toEqual({
    problems: {
      cpu: 'expected 256, 512, 1024, 2048, 4096, 8192, 16384 or 32768, found "768"',
    },
  });
});

test('every size of Fargate is read', () => {
  for (const { cpu: units, memory: sizes } of TASK_SIZES) {
    for (const mib of sizes) {
      expect(readWorkload({ cpu: String(units), memory: String(mib) })).toEqual({
        workload: workload({ cpu: units, memory: mib }),
      });
    }
  }
});

test('the links on pages to figures of the calculator say what they mean', () => {
  const texts = globSync('src/content/docs/**/*.mdx').map((file) => readFileSync(file, 'utf8'));
  const queries = texts.flatMap((text) =>
    [...text.matchAll(/\/reference\/calculator\/\?([^)#]+)/g)].map((each) => each[1]!),
  );
  expect(queries.length).toBeGreaterThan(0);
  for (const query of queries) {
    const given = Object.fromEntries(new URLSearchParams(query));
    expect(readWorkload(given), query).toHaveProperty('workload');
    expect(linkOf(given)).toBe(query);
  }
});
