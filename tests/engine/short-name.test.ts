import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonFlags } from '../../scripts/cli/common-flags.ts';
import { shortName } from '../../src/engine/short-name.ts';

test('a name that fits is kept as it is', () => {
  expect(shortName('fargate-tutorial', 'lb')).toBe('fargate-tutorial-lb');
  expect(shortName('a'.repeat(27), 'blue')).toBe(`${'a'.repeat(27)}-blue`);
});

test('a longer name has 32 characters, and its suffix', () => {
  const name = shortName('a'.repeat(32), 'green');
  expect(name).toMatch(/^a{18}-[0-9a-z]{7}-green$/);
  expect(name).toHaveLength(32);
});

test('two long names that begin alike stay two', () => {
  const [one, other] = ['1', '2'].map((end) => shortName(`${'a'.repeat(31)}${end}`, 'lb'));
  expect(one).not.toBe(other);
});

test('whatever --name takes, Elastic Load Balancing takes what becomes of it', () => {
  const names = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,30}[A-Za-z0-9]$/);
  fc.assert(
    fc.property(names, (name) => {
      fc.pre(commonFlags.name.safeParse(name).success);
      expect(shortName(name, 'green')).toMatch(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])$/);
    }),
    { seed: 1 },
  );
});
