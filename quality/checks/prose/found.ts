import type { Nodes, Root } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx';
import { figuresIn, UNITS } from './numbers.ts';

/** Something in the prose of a page that is true or false, and that therefore has to be bound. */
export interface Found {
  /**
   * `code`: a code span; `quote`: words in quotation marks; `number`: a figure with its unit, a date or a bare number;
   * `word`: a name in plain text, such as CreateService or ecs:CreateService; `command`: what a reader is told to type.
   */
  kind: 'code' | 'quote' | 'number' | 'word' | 'command';
  text: string;
  line: number;
  /** The line of the source in which it stands, with `#` for a number; of a command that is shown, the text around it. */
  context: string;
  /** Of a number: its value and unit, the unit in the singular and as in UNITS, '' when it has none. */
  value?: string;
  unit?: string;
  /** True if it stands in bold: the text of an error, a symptom, a name that is explained. */
  bold?: true;
  /** The address that its link leads to. */
  link?: string;
}

/** All that is to be bound in a page: its title and description, its prose and the commands that it shows. */
export function foundIn(tree: Root, source: string): Found[] {
  const lines = source.split('\n');
  const found: Found[] = [];
  for (const block of blocksOf(tree, source)) {
    for (const { span, around, ...each } of foundInBlock(block)) {
      const line = lines[each.line - 1] ?? '';
      const context =
        span === undefined || source.slice(span.from, span.to) !== span.text
          ? line.replace(span?.text ?? '', '#')
          : `${source.slice(source.lastIndexOf('\n', span.from) + 1, span.from)}#${/.*/.exec(source.slice(span.to))![0]}`;
      found.push({ ...each, context: each.kind === 'number' ? context : (around ?? line) });
    }
  }
  return found;
}

// --- internal ---

/** A run of characters of one kind. Code, components and expressions are not read as words. */
interface Piece {
  kind: 'text' | 'label' | 'code' | 'gap' | 'command' | 'quote';
  text: string;
  line: number;
  bold: boolean;
  link: string | undefined;
  /** Where its text begins in the source, where it is there as it is. */
  from?: number | undefined;
  /** Of a command: the text around it. */
  around?: string | undefined;
}

type Raw = Omit<Found, 'context'> & {
  /** Of a number: its text, and where that stands in the source, where that is known. */
  span?: { text: string; from: number; to: number };
  around?: string | undefined;
};

const PLAIN = { bold: false, link: undefined };

/** Paragraphs, headings, cells and attributes: quotation marks and phrases do not reach from one into another. */
function blocksOf(tree: Root, source: string): Piece[][] {
  const blocks: Piece[][] = [];
  walk(tree);
  return blocks;

  function walk(node: Nodes, around = ''): void {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'yaml') blocks.push(...frontmatterOf(node.value, line));
    else if (node.type === 'code') blocks.push(...diagramOf(node.value, line));
    else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      blocks.push(node.children.flatMap((child) => piecesOf(child, PLAIN, blocks)));
    } else if (node.type === 'blockquote') {
      // A text that is set apart as a quotation is one as a whole.
      for (const child of node.children) {
        const pieces =
          'children' in child
            ? child.children.flatMap((each) => piecesOf(each, PLAIN, blocks))
            : [];
        const first = child.position?.start.line ?? line;
        blocks.push([piece('quote', pieces.map(({ text }) => text).join(''), first)]);
      }
    } else {
      if (node.type === 'mdxJsxFlowElement')
        blocks.push(...attributesOf(node.name, node.attributes, line, around));
      if (node.type === 'mdxFlowExpression') blocks.push(textsOf(node.value, line));
      if ('children' in node) {
        node.children.forEach((child, index) => {
          const from = (node.children[index - 1] ?? child).position?.start.offset ?? 0;
          walk(child, source.slice(from, (node.children[index + 1] ?? child).position?.end.offset));
        });
      }
    }
  }
}

/** The title, the description and the tagline are read by people and by search engines. */
function frontmatterOf(yaml: string, line: number): Piece[][] {
  return yaml.split('\n').flatMap((text, index) => {
    const words = /^\s*(?:title|description|tagline|text):\s*(.+)$/.exec(text)?.[1];
    return words === undefined
      ? []
      : [[piece('text', words.replace(/^(['"])(.*)\1$/, '$2'), line + 1 + index)]];
  });
}

/** Returns the texts of a diagram that a reader sees: its labels, and the words for those who do not see it. */
function diagramOf(mermaid: string, line: number): Piece[][] {
  return mermaid.split('\n').flatMap((text, index) => {
    const described = /^\s*(?:accTitle|accDescr)\s*:\s*(.+)$/.exec(text)?.[1];
    const labels =
      described === undefined
        ? [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1]!)
        : [described];
    return labels.map((label) => [
      piece('label', label.replaceAll(/<[^>]+>/g, ' '), line + 1 + index),
    ]);
  });
}

/** Attributes that a reader sees. The values of the others are judged where the component is. */
const SPOKEN = new Set(['title', 'label', 'alt', 'caption', 'description', 'text']);

function attributesOf(
  component: string | null,
  attributes: readonly { type: string }[],
  line: number,
  around?: string,
): Piece[][] {
  return attributes
    .filter((each): each is MdxJsxAttribute => each.type === 'mdxJsxAttribute')
    .flatMap(({ name, value }) => {
      const text = typeof value === 'string' ? value : unquoted(value?.value ?? '');
      if (component === 'Command' && name === 'run') {
        return text.split('\n').map((command) => [{ ...piece('command', command, line), around }]);
      }
      return SPOKEN.has(name) ? [[piece('text', text, line)]] : [];
    });
}

function piecesOf(node: Nodes, style: Pick<Piece, 'bold' | 'link'>, blocks: Piece[][]): Piece[] {
  const line = node.position?.start.line ?? 1;
  if (node.type === 'text') {
    const from = node.position?.start.offset;
    return [{ kind: 'text', text: node.value, line, ...style, from }];
  }
  if (node.type === 'inlineCode') return [{ kind: 'code', text: node.value, line, ...style }];
  if (node.type === 'mdxTextExpression') {
    return [piece('gap', ' ', line), ...textsOf(node.value, line), piece('gap', ' ', line)];
  }
  if (node.type === 'mdxJsxTextElement') {
    blocks.push(...attributesOf(node.name, node.attributes, line));
    const inside = node.children.flatMap((child) => piecesOf(child, style, blocks));
    return [piece('gap', ' ', line), ...inside, piece('gap', ' ', line)];
  }
  if (!('children' in node)) return [piece('gap', ' ', line)];
  const inner = {
    bold: style.bold || node.type === 'strong',
    link: node.type === 'link' ? node.url : style.link,
  };
  return node.children.flatMap((child) => piecesOf(child, inner, blocks));
}

/** The strings in an expression: what is printed although it looks like code. */
function textsOf(expression: string, line: number): Piece[] {
  const strings =
    expression.match(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g) ?? [];
  return strings.map((text) => piece('text', `${text.slice(1, -1)} `, line));
}

function unquoted(expression: string): string {
  const text = /^\s*(['"`])([\s\S]*)\1\s*$/.exec(expression)?.[2];
  return (text ?? expression).replaceAll('\\n', '\n');
}

function piece(kind: Piece['kind'], text: string, line: number): Piece {
  return { kind, text, line, ...PLAIN };
}

// Stand-ins for characters that are no plain text. They belong to no word and are no quotation mark.
const CODE = '\u0001';
const GAP = '\u0002';

function foundInBlock(pieces: readonly Piece[]): Raw[] {
  const [only] = pieces;
  if (only?.kind === 'command' || only?.kind === 'quote') {
    return [{ kind: only.kind, text: squeezed(only.text), line: only.line, around: only.around }];
  }
  if (pieces.some(({ kind }) => kind === 'label')) {
    // A diagram shows an example: how many there are in it is no fact, how large they are is.
    const texts = pieces.map((each) => ({ ...each, kind: 'text' as const }));
    return foundInBlock(texts).filter(({ unit }) => unit !== '' && unit !== 'revision');
  }
  const found: Raw[] = [];
  const whole = pieces.map(({ text }) => text).join('');
  let plain = pieces
    .map(({ kind, text }) =>
      kind === 'text' ? text : (kind === 'code' ? CODE : GAP).repeat(text.length),
    )
    .join('');
  const at = (
    offset: number,
    length = 0,
  ): { line: number } & Pick<Raw, 'bold' | 'link' | 'span'> => {
    let start = 0;
    const hit = pieces.find(({ text }) => offset < (start += text.length)) ?? pieces.at(-1)!;
    const before = hit.text.slice(0, hit.text.length - (start - offset));
    return {
      line: hit.line + (hit.kind === 'text' ? before.split('\n').length - 1 : 0),
      ...(hit.bold && { bold: true as const }),
      ...(hit.link !== undefined && { link: hit.link }),
      ...(length > 0 && {
        span: {
          text: whole.slice(offset, offset + length),
          from: (hit.from ?? Number.NaN) + before.length,
          to: (hit.from ?? Number.NaN) + before.length + length,
        },
      }),
    };
  };
  const quoted: [number, number][] = [];
  for (const match of plain.matchAll(/["“]([^"“”]+)["”]/g)) {
    const [from, to] = [match.index + 1, match.index + 1 + match[1]!.length];
    const place = at(from);
    if (!isQuote(match[1]!, place.bold === true)) continue;
    quoted.push([from, to]);
    found.push({ kind: 'quote', text: squeezed(whole.slice(from, to)), ...place });
    plain = plain.slice(0, from) + GAP.repeat(to - from) + plain.slice(to);
  }
  let offset = 0;
  for (const { kind, text } of pieces) {
    const start = offset;
    offset += text.length;
    // A sign by itself, such as `*`, says nothing that could be wrong.
    if (
      kind !== 'code' ||
      !/\w/.test(text) ||
      quoted.some(([from, to]) => start >= from && start < to)
    )
      continue;
    found.push({ kind: 'code', text, ...at(start) });
  }
  const numbers = figuresIn(plain).map(({ text, value, unit, at: offset, length }) => ({
    kind: 'number' as const,
    ...{ text: squeezed(text), value, unit },
    ...at(offset, length),
  }));
  return [...found, ...numbers, ...wordsIn(plain, at)];
}

/** Words in quotation marks are somebody's when they are three or more, or in bold. Fewer are a way of speaking. */
function isQuote(text: string, bold: boolean): boolean {
  return bold || text.trim().split(/\s+/).length >= 3;
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

// ARNs, actions, flags, names with a hump or an underscore, names with a digit in them.
const WORD =
  /\barn:aws:[\w:/*.-]*\w|(?<![\w/])[a-z][a-z0-9-]+:[A-Z]\w+\*?|(?<![\w-])--[a-z][a-z-]+|(?<![\w.@/-])[A-Za-z][\w]*(?:[a-z][A-Z]|_[A-Za-z0-9])\w*|(?<![\w.@/-])[A-Za-z]+[\w.-]*\d[\w.-]*\b/g;

function wordsIn(plain: string, at: (offset: number) => Omit<Raw, 'kind' | 'text'>): Raw[] {
  return [...plain.matchAll(WORD)]
    .map((match) => ({
      kind: 'word' as const,
      text: match[0].replace(/[.-]+$/, ''),
      ...at(match.index),
    }))
    .filter(({ text }) => !UNITS.has(text));
}
