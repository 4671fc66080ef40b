import { h, toHtml } from '@astrojs/starlight/expressive-code/hast';
import { expect, test } from 'vitest';
import { inWords } from '../../../src/site/build/whole-words.ts';

test('a flag is one word, and all spaces are kept', () => {
  expect(toHtml(h('p', inWords('npm run  x -- --name a')))).toBe(
    '<p>npm run  x <span class="word">--</span> <span class="word">--name</span> a</p>',
  );
});

test('an address is one word where there is room for it', () => {
  const address = 'docker.io/leesjensen/cs329:does-not-exist';
  expect(toHtml(h('p', inWords(address)))).toBe(`<p><span class="long-word">${address}</span></p>`);
});

test('what is too long for any line may break', () => {
  const arn = `arn:aws:acm:us-east-1:111122223333:certificate/${'0'.repeat(36)}`;
  expect(toHtml(h('p', inWords(arn)))).toBe(`<p>${arn}</p>`);
});
