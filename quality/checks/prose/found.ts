import type { Nodes, Root } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx';

/** Something in the prose of a page that is true or false, and that therefore has to be bound. */
export interface Found {
  /**
   * `code`: a code span; `quote`: words in quotation marks; `number`: a figure with its unit, a date or a bare number;
   * `word`: a name in plain text, such as CreateService or ecs:CreateService; `command`: what a reader is told to type.
   */
  kind: 'code' | 'quote' | 'number' | 'word' | 'command';
  text: string;
  line: number;
  /** The line of the source in which it stands, for facts that are true of one thing only. */
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
  for (const block of blocksOf(tree)) {
    for (const each of foundInBlock(block)) {
      found.push({ ...each, context: lines[each.line - 1] ?? '' });
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
}

type Raw = Omit<Found, 'context'>;

const PLAIN = { bold: false, link: undefined };

/** Paragraphs, headings, cells and attributes: quotation marks and phrases do not reach from one into another. */
function blocksOf(tree: Root): Piece[][] {
  const blocks: Piece[][] = [];
  walk(tree);
  return blocks;

  function walk(node: Nodes): void {
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
        blocks.push(...attributesOf(node.name, node.attributes, line));
      if (node.type === 'mdxFlowExpression') blocks.push(textsOf(node.value, line));
      if ('children' in node) node.children.forEach(walk);
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
): Piece[][] {
  return attributes
    .filter((each): each is MdxJsxAttribute => each.type === 'mdxJsxAttribute')
    .flatMap(({ name, value }) => {
      const text = typeof value === 'string' ? value : unquoted(value?.value ?? '');
      if (component === 'Command' && name === 'run') {
        return text.split('\n').map((command) => [piece('command', command, line)]);
      }
      return SPOKEN.has(name) ? [[piece('text', text, line)]] : [];
    });
}

function piecesOf(node: Nodes, style: Pick<Piece, 'bold' | 'link'>, blocks: Piece[][]): Piece[] {
  const line = node.position?.start.line ?? 1;
  if (node.type === 'text') return [{ kind: 'text', text: node.value, line, ...style }];
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
    return [{ kind: only.kind, text: squeezed(only.text), line: only.line }];
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
  const at = (offset: number): { line: number } & Pick<Raw, 'bold' | 'link'> => {
    let start = 0;
    const hit = pieces.find(({ text }) => offset < (start += text.length)) ?? pieces.at(-1)!;
    const before = hit.text.slice(0, hit.text.length - (start - offset));
    return {
      line: hit.line + (hit.kind === 'text' ? before.split('\n').length - 1 : 0),
      ...(hit.bold && { bold: true as const }),
      ...(hit.link !== undefined && { link: hit.link }),
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
  return [...found, ...numbersIn(plain, at), ...wordsIn(plain, at)];
}

/** Words in quotation marks are somebody's when they are three or more, or in bold. Fewer are a way of speaking. */
function isQuote(text: string, bold: boolean): boolean {
  return bold || text.trim().split(/\s+/).length >= 3;
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Units in the singular, by each way of writing them. */
const UNITS = new Map(
  [
    ['second', 'seconds', 's'],
    ['minute', 'minutes', 'min'],
    ['hour', 'hours', 'h'],
    ['day', 'days'],
    ['week', 'weeks'],
    ['month', 'months'],
    ['year', 'years'],
    ['USD', 'dollar', 'dollars', '$'],
    ['cent', 'cents'],
    ['%', 'percent'],
    ['B', 'byte', 'bytes'],
    ['KB', 'kilobyte', 'kilobytes'],
    ['KiB'],
    ['MB', 'megabyte', 'megabytes'],
    ['MiB'],
    ['GB', 'gigabyte', 'gigabytes'],
    ['GiB'],
    ['TB', 'terabyte', 'terabytes'],
    ['ms', 'millisecond', 'milliseconds'],
    ['vCPU', 'vCPUs'],
    ['million'],
    ['time', 'times'],
  ].flatMap(([unit, ...others]) => [unit!, ...others].map((word) => [word, unit!] as const)),
);

const IN_WORDS = new Map([
  ...'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value) => [word, value] as const),
  ['fifteen', 15] as const,
  ['twenty', 20] as const,
  ['thirty', 30] as const,
  ['sixty', 60] as const,
  ['hundred', 100] as const,
]);

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DATE = new RegExp(
  `(?:\\b(\\d{1,2}) )?\\b(${MONTHS.join('|')}) (\\d{4})\\b|\\b(\\d{4}-\\d\\d(?:-\\d\\d)?)\\b`,
  'g',
);
// Digits that are a part of a name (X86_64, us-east-1, t3.medium) are no figure.
const FIGURE =
  /(?<![\w.,/:-])(\$ ?)?(\d+(?:,\d{3})*(?:\.\d+)*)(?![\w])(?:[ \n-]?(%|[A-Za-z]+))?|(?<![\w.,/:-])(\d+)(vCPU|[KMGT]i?B|ms|s|h|%)(?!\w)/g;
const SPELLED = new RegExp(
  `\\b(${[...IN_WORDS.keys()].join('|')})(?: or \\w+| to \\w+)?[ \\n-]([A-Za-z]+)`,
  'gi',
);
/** "port 80", "RFC 5737", "HTTP 200": what a number is a number of can stand before it. */
const NAMED = /(port|ports|RFC|HTTP|code|Node\.js|issue|version|revision)[ \n]$/;

function numbersIn(plain: string, at: (offset: number) => Omit<Raw, 'kind' | 'text'>): Raw[] {
  const found: Raw[] = [];
  const add = (text: string, value: string, unit: string, offset: number) =>
    found.push({ kind: 'number', text: squeezed(text), value, unit, ...at(offset) });
  const rest = plain.replaceAll(
    DATE,
    (
      text,
      day: string | undefined,
      month: string,
      year: string,
      iso: string | undefined,
      offset: number,
    ) => {
      const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
      add(text, iso ?? `${year}-${number}${day ? `-${day.padStart(2, '0')}` : ''}`, 'date', offset);
      return GAP.repeat(text.length);
    },
  );
  for (const match of rest.matchAll(FIGURE)) {
    const [text, money, figure, next = '', tight, tightUnit] = match;
    const value = (figure ?? tight!).replaceAll(',', '');
    const unit = money ? 'USD' : (UNITS.get(tightUnit ?? next) ?? '');
    const name = NAMED.exec(rest.slice(0, match.index))?.[1] ?? '';
    const isYear = unit === '' && name === '' && /^(19|20)\d\d$/.test(value);
    add(
      unit === '' ? `${name} ${figure ?? tight!}` : text,
      value,
      unit !== '' ? unit : isYear ? 'date' : name.replace(/^ports$/, 'port'),
      match.index,
    );
  }
  for (const match of rest.matchAll(SPELLED)) {
    const unit = UNITS.get(match[2]!);
    if (unit !== undefined)
      add(match[0], String(IN_WORDS.get(match[1]!.toLowerCase())), unit, match.index);
  }
  return found;
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
