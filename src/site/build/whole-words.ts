import { definePlugin } from '@astrojs/starlight/expressive-code';
import { h, selectAll, toText } from '@astrojs/starlight/expressive-code/hast';
import type { Element, ElementContent } from '@astrojs/starlight/expressive-code/hast';

/** A line that is shorter fits on a phone. */
const FITS = 34;

/** The longest word that is kept whole on a phone: a longer one may not fit at all. */
const SHORT = 30;
/** The longest that fits into a column of a wide screen, whatever stands before it. */
const LONG = 72;

/**
 * A plugin of Expressive Code that lets a command, also one in a program, break between its words only, and not after the
 * hyphens of its flags and names.
 */
export function wholeWords() {
  return definePlugin({
    name: 'Whole words',
    hooks: {
      postprocessRenderedBlock({ codeBlock, renderData: { blockAst } }) {
        if (!/^(sh|bash|shell|ts|json)$/.test(codeBlock.language)) return;
        for (const line of selectAll('.ec-line > .code', blockAst)) {
          if (toText(line, { whitespace: 'pre' }).length > FITS) keepWords(line);
        }
      },
    },
  });
}

/** Keeps each word of a text that has a hyphen from breaking there. */
export function inWords(text: string): ElementContent[] {
  return text
    .split(/(?<= )(?! )|(?<! )(?= )/)
    .map((word) =>
      word.includes('-') && word.length <= LONG
        ? h('span', { class: word.length <= SHORT ? 'word' : 'long-word' }, word)
        : { type: 'text', value: word },
    );
}

// --- internal ---

function keepWords(element: Element): void {
  element.children = element.children.flatMap((child) => {
    if (child.type === 'element') keepWords(child);
    return child.type === 'text' && child.value.includes('-') ? inWords(child.value) : [child];
  });
}
