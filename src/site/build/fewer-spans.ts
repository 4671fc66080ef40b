import { definePlugin } from '@astrojs/starlight/expressive-code';
import { h, select, selectAll, toText } from '@astrojs/starlight/expressive-code/hast';
import type { Element, ElementContent } from '@astrojs/starlight/expressive-code/hast';

/**
 * A plugin of Expressive Code that joins what stands side by side in one colour, and leaves what has the colour of the code
 * itself as text. It looks the same, and a page of code has a fifth less elements to load, to lay out and to look through.
 * https://expressive-code.com/reference/plugin-hooks/#postprocessrenderedblock
 */
export function fewerSpans() {
  return definePlugin({
    name: 'Fewer spans',
    hooks: {
      postprocessRenderedBlock({ renderData: { blockAst }, styleVariants }) {
        const plain = styleVariants.map(({ theme }, index) => `--${index}:${theme.fg}`).join(';');
        for (const code of selectAll('.ec-line > .code', blockAst)) {
          code.children = joined(code.children, plain);
          const indent = select(':scope > .indent', code);
          if (indent) indent.children = [text(textOf(indent))];
        }
      },
    },
  });
}

/**
 * The same text in as few pieces as its colours need. Spaces go with what is before them in the line.
 *
 * @param plain the style of what has the colour of the code itself: `--0:#d6deeb;--1:#403f53`
 */
export function joined(pieces: readonly ElementContent[], plain: string): ElementContent[] {
  const runs: ElementContent[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last && isColoured(last) && isColoured(piece) && goesWith(last, piece)) {
      runs[runs.length - 1] = h('span', { style: styleOf(last) }, textOf(last) + textOf(piece));
    } else {
      runs.push(piece);
    }
  }
  const isPlain = (run: ElementContent) =>
    isColoured(run) && styleOf(run).toLowerCase() === plain.toLowerCase();
  return runs.map((run) => (isPlain(run) ? text(textOf(run)) : run));
}

// --- internal ---

/** A span with a colour and a text, and nothing else. */
function isColoured(piece: ElementContent): piece is Element {
  return (
    piece.type === 'element' &&
    piece.tagName === 'span' &&
    Object.keys(piece.properties).join() === 'style' &&
    piece.children.every(({ type }) => type === 'text')
  );
}

/** A space shows no colour, unless there is a line under or through it: Expressive Code calls that `td`. */
function goesWith(last: Element, piece: Element): boolean {
  const isSpace = textOf(piece).trim() === '' && !styleOf(last).includes('td:');
  return isSpace || styleOf(last) === styleOf(piece);
}

function styleOf(piece: Element): string {
  return String(piece.properties['style']);
}

function textOf(piece: ElementContent): string {
  return toText(piece, { whitespace: 'pre' });
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
