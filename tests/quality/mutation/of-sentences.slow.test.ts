import { expect, test } from 'vitest';
import { closeUps } from '../../../quality/checks/close-ups.ts';
import { claims } from '../../../quality/checks/claims.ts';
import { prices } from '../../../quality/checks/prices.ts';
import { prose } from '../../../quality/checks/prose/prose-check.ts';
import { requestFields } from '../../../quality/checks/request-fields.ts';
import { openWorld } from '../../../quality/checks/world.ts';
import { ofSentences } from '../../../quality/mutation/of-sentences.ts';
import { originals } from '../../../quality/mutation/originals.ts';
import { sampleOfEach } from '../../../quality/mutation/sample.ts';
import { problemsOf } from '../checks/lies.ts';

const { pages } = openWorld();
const mutants = ofSentences(originals());
const KINDS = [
  'break a claim',
  'give a flag another value',
  'give another number in words',
  'name another Region',
  'name another action',
  'swap two figures of a sentence',
  'swap two parts of a page',
  'type a Region of prices by hand',
];

test('there are some of each kind, and each changes its page', () => {
  expect([...new Set(mutants.map(({ kind }) => kind))].sort()).toEqual(KINDS);
  for (const { name, file, edit } of mutants) {
    const { source } = pages.find((page) => page.file === file)!;
    expect(edit(source), name).not.toBe(source);
  }
});

test.each(sampleOfEach(mutants, 2, 1))(
  'a check of pages finds: $name',
  async ({ file, edit }) => {
    const { slug, source } = pages.find((page) => page.file === file)!;
    // One that finds it is enough, so those that read least are asked first.
    for (const check of [requestFields, claims, prices, closeUps, prose]) {
      if ((await problemsOf(check, slug, edit(source)!)).length > 0) return;
    }
    expect.fail('no check of pages finds it');
  },
  30_000,
);
