import { existsSync, readFileSync } from 'node:fs';
import { policyOf } from '../../../src/tutorial/permissions.ts';
import { parseRecording } from '../../../src/tutorial/recording.ts';
import { extractRegion, withoutMarkers } from '../../../src/tutorial/regions.ts';
import { RECORDINGS, SHOW_RECORDINGS, SHOWS, STEPS } from '../../lib/paths.ts';
import type { Problem } from '../problem.ts';
import {
  around,
  attribute,
  elementsIn,
  find,
  hasClass,
  lineOf,
  textOf,
  type Element,
} from './html.ts';
import type { BuiltPage } from './site.ts';

/** A code block as a reader sees it, and as the copy button gives it. */
interface Block {
  element: Element;
  text: string;
  /** `undefined`: it has no copy button. */
  copied: string | undefined;
  language: string;
}

/** Every code block shows, and copies, exactly what ran or was recorded; none is empty, and no marker is left in any. */
export function checkCode(page: BuiltPage): { count: number; problems: Problem[] } {
  const blocks = page.main.filter(isCode).map(blockOf);
  return { count: blocks.length, problems: blocks.flatMap((block) => judge(block, page)) };
}

// --- internal ---

function isCode(element: Element): boolean {
  return element.tagName === 'pre' && !hasClass(element, 'mermaid');
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
    language: attribute(element, 'data-language') ?? '',
  };
}

function judge(block: Block, { file }: BuiltPage): Problem[] {
  const { element, text, copied } = block;
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
  const source = sourceOf(element);
  if (source && source.text !== text) {
    const expected = `the text of ${source.name}`;
    problems.push({
      ...where,
      expected,
      found: difference(source.text, text),
      mend: 'npm run build',
    });
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

/** In a terminal's frame comments are shown and not copied: they would be typed into the shell. */
function copyOf({ element, text }: Block): string {
  const frame = around(element, ({ tagName }) => tagName === 'figure');
  if (!frame || !hasClass(frame, 'is-terminal')) return text;
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .trim();
}

/** What the components of pages say about the block inside them, and the text that it must have. */
function sourceOf(element: Element): { name: string; text: string } | undefined {
  const part = around(element, (each) => attribute(each, 'data-part') !== undefined);
  if (!part) return undefined;
  const [step, show] = [attribute(part, 'data-step'), attribute(part, 'data-show')];
  const undo = ['', 'true'].includes(attribute(part, 'data-undo') ?? 'false');
  const folder = step ? `${RECORDINGS}/${step}` : `${RECORDINGS}/${SHOW_RECORDINGS}/${show}`;
  switch (attribute(part, 'data-part')) {
    case 'code': {
      const file = step ? `${STEPS}/${step}.ts` : `${SHOWS}/${show}.ts`;
      const region = attribute(part, 'data-region');
      const source = read(file);
      return region === undefined
        ? { name: file, text: withoutMarkers(source, file) }
        : { name: `${file}#${region}`, text: extractRegion(source, region, file) };
    }
    case 'transcript': {
      const name = step ? (undo ? 'undo' : 'run') : attribute(part, 'data-account');
      const file = `${folder}/${name}.txt`;
      return { name: file, text: read(file).trimEnd() };
    }
    case 'command': {
      const text = `npm run ${show ? 'show' : undo ? 'undo' : 'step'}:${show ?? step}`;
      return { name: 'package.json', text };
    }
    case 'permissions': {
      if (!step) return undefined;
      const file = `${folder}/record.json`;
      const { run, undo: back } = parseRecording(read(file), file);
      const policy = policyOf([...run.calls, ...back.calls]);
      return { name: `the policy of ${file}`, text: JSON.stringify(policy, null, 2) };
    }
    default:
      return undefined;
  }
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The first line that is another one. */
function difference(wanted: string, got: string): string {
  const [a, b] = [wanted.split('\n'), got.split('\n')];
  const at = b.findIndex((line, index) => line !== a[index]);
  const line = at < 0 ? b.length : at;
  return `line ${line + 1} is ${JSON.stringify(b[line] ?? 'missing')}, not ${JSON.stringify(a[line] ?? 'the end')}`;
}
