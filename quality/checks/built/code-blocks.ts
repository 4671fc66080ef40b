import type { Problem, Verdict } from '../problem.ts';
import {
  around,
  attribute,
  elementsIn,
  find,
  hasClass,
  lineOf,
  textOf,
  type Element,
} from '../../../src/site/build/html.ts';
import { originalOf, type Original } from './original.ts';
import type { BuiltPage } from './built-pages.ts';

/** A code block as a reader sees it, and as the copy button gives it. */
interface Block {
  element: Element;
  text: string;
  /** `undefined`: it has no copy button. */
  copied: string | undefined;
  /** `undefined`: nothing ran that it shows. */
  original: Original | undefined;
}

/** The verdict on the code blocks of a page. */
export interface CodeVerdict extends Verdict {
  /** How many of them were compared with what ran or was recorded; the others are commands that a reader types. */
  compared: number;
}

/** Every code block shows, and copies, exactly what ran or was recorded; none is empty, and no marker is left in any. */
export function checkCode(page: BuiltPage): CodeVerdict {
  const blocks = page.main.filter(isCode).map(blockOf);
  return {
    count: blocks.length,
    compared: blocks.filter(({ original }) => original).length,
    problems: blocks.flatMap((block) => judge(block, page)),
  };
}

// --- internal ---

/** Code on a page for printing has no button: nobody copies from paper. */
function isCode(element: Element): boolean {
  return (
    element.tagName === 'pre' && !hasClass(element, 'mermaid') && !hasClass(element, 'printed')
  );
}

function blockOf(element: Element): Block {
  const lines = [...elementsIn(element)].filter((each) => hasClass(each, 'ec-line'));
  const text = lines
    .map((line) => find(line, (each) => hasClass(each, 'code')) ?? line)
    // A line without a text holds a line break, so that it is as high as the others.
    .map((line) => textOf(line).replace(/\n$/, ''))
    .join('\n');
  const frame = around(element, ({ tagName }) => tagName === 'figure') ?? element;
  const button = find(frame, (each) => attribute(each, 'data-code') !== undefined);
  return {
    element,
    text: lines.length > 0 ? text : textOf(element),
    // Line breaks do not survive in an attribute, so expressive-code writes U+007F for them.
    copied: button && attribute(button, 'data-code')!.replaceAll('\u007f', '\n'),
    original: originalOf(element),
  };
}

function judge(block: Block, { file }: BuiltPage): Problem[] {
  const { element, text, copied, original } = block;
  const where = { file, line: lineOf(element) };
  if (text.trim() === '') {
    return [{ ...where, expected: 'code', found: 'an empty block', mend: 'npm run build' }];
  }
  const problems: Problem[] = [];
  const marker = /^.*#\s*(end)?region\b.*$/m.exec(text)?.[0];
  if (marker !== undefined) {
    const expected = 'code without the markers of regions';
    problems.push({ ...where, expected, found: marker.trim(), mend: 'mend the marker' });
  }
  if (original && original.text !== text) {
    const expected = `the text of ${original.name}`;
    const found = difference(original.text, text);
    problems.push({ ...where, expected, found, mend: 'npm run build' });
  }
  if (copied === undefined) {
    problems.push({ ...where, expected: 'a copy button', found: 'none', mend: 'npm run build' });
  } else if (copied !== copyOf(block)) {
    const expected = 'a copy button that gives what is shown';
    const found = difference(copyOf(block), copied);
    problems.push({ ...where, expected, found, mend: 'npm run build' });
  }
  return problems;
}

/**
 * Returns the text that the copy button gives: the text that is shown, except in a terminal's frame: there the comments
 * above commands stay behind, with the empty line that set them apart. A reader's shell may take them for commands, as
 * zsh does. A line that begins with `#` in the middle of a command is a part of it, and must be copied.
 */
function copyOf({ element, text }: Block): string {
  const frame = around(element, ({ tagName }) => tagName === 'figure');
  if (!frame || !hasClass(frame, 'is-terminal')) return text;
  return text.replace(/(^|\n\n)(?:#.*\n)+/g, (_, before: string) => before && '\n').trim();
}

/** The first line that is another one. */
function difference(wanted: string, got: string): string {
  const [a, b] = [wanted.split('\n'), got.split('\n')];
  const at = b.findIndex((line, index) => line !== a[index]);
  const line = at < 0 ? b.length : at;
  return `line ${line + 1} is ${JSON.stringify(b[line] ?? 'missing')}, not ${JSON.stringify(a[line] ?? 'the end')}`;
}
