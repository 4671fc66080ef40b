import { h, toHtml } from '@astrojs/starlight/expressive-code/hast';
import type { ElementContent } from '@astrojs/starlight/expressive-code/hast';
import { expect, test } from 'vitest';
import { joined } from '../../../src/site/build/fewer-spans.ts';

const [PLAIN, BLUE, RED] = ['--0:#fff;--1:#000', '--0:#00f;--1:#00c', '--0:#f00;--1:#c00'];

test('what stands side by side in one colour is one piece', () => {
  expect(html(span(BLUE, 'a'), span(BLUE, 'b'), span(RED, 'c'))).toBe(
    `<span style="${BLUE}">ab</span><span style="${RED}">c</span>`,
  );
});

test('spaces go with what is before them, and are all kept', () => {
  expect(html(span(BLUE, 'a'), span(PLAIN, '  '), span(RED, 'c'))).toBe(
    `<span style="${BLUE}">a  </span><span style="${RED}">c</span>`,
  );
});

test('a space after what is underlined is not underlined', () => {
  const underlined = `${BLUE};--0td:underline`;
  expect(html(span(underlined, 'a'), span(RED, ' '))).toBe(
    `<span style="${underlined}">a</span><span style="${RED}"> </span>`,
  );
});

test('what has the colour of the code itself needs no element, however the colour is written', () => {
  expect(html(span(PLAIN.toUpperCase(), '{ a }'), span(BLUE, 'b'))).toBe(
    `{ a }<span style="${BLUE}">b</span>`,
  );
});

test('what is more than a colour stays as it is', () => {
  const indent = h('span', { class: 'indent' }, [span(PLAIN, '  ')]);
  expect(html(indent, span(BLUE, 'b'))).toBe(
    `<span class="indent"><span style="${PLAIN}">  </span></span><span style="${BLUE}">b</span>`,
  );
});

// --- internal ---

function span(style: string, text: string): ElementContent {
  return h('span', { style }, text);
}

function html(...pieces: ElementContent[]): string {
  return toHtml({ type: 'root', children: joined(pieces, PLAIN) });
}
