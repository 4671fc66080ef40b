import { expect, test } from 'vitest';
import { withApostrophes } from '../../../src/site/weaving/apostrophes.ts';

test('an apostrophe is the one of the prose', () => {
  expect(withApostrophes("the function's image, and the tasks' hours, isn't it")).toBe(
    'the function’s image, and the tasks’ hours, isn’t it',
  );
});

test('words in quotation marks keep theirs', () => {
  expect(withApostrophes("expected 'ones' or 'one'")).toBe("expected 'ones' or 'one'");
});
