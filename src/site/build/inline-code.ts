import type { AstroIntegration } from 'astro';

/**
 * Where a line may break in the code of a sentence. A short one, such as `--desired-count 2`, stays in one piece, because a
 * browser would break it after any hyphen. A command breaks between its words, and no flag of it is torn; a long name, such as
 * `networkConfiguration.awsvpcConfiguration.subnets`, breaks between its parts, and a part without any between its words.
 */
export function inlineCode(): AstroIntegration {
  return {
    name: 'inline-code',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const { options } = config.markdown.processor as { options: { hastPlugins: object[] } };
        options.hastPlugins.push({
          name: 'inline-code',
          element: { filter: ['code'], visit },
        });
      },
    },
  };
}

/** The parts of a code between which a line may break: its words, with the space after each, and the parts of its long names. */
export function partsOf(code: string): string[] {
  return code
    .split(/(?<= )/)
    .flatMap((word) => (word.length <= SHORT ? [word] : word.split(BETWEEN)))
    .flatMap((part) => (part.length <= SHORT ? [part] : part.split(HUMP)));
}

/** True if a browser would break a part at its hyphens, and must not: one with more than `SHORT` letters has to. */
export function isTorn(part: string): boolean {
  return part.includes('-') && part.trim().length <= SHORT;
}

/** The parts of a short name, `primaryContainer.image`: only a narrow column of a table breaks it, and then after its dot. */
export function membersOf(name: string): string[] {
  if (name.length <= TINY) return [name];
  return name.split(/(?<=[a-z\]]\.)(?=[a-z])/i);
}

// --- internal ---

/** The longest code that is never broken: it fits into a list on a screen of 320 pixels. */
const SHORT = 28;
/** The longest code that fits into a column of a table on a screen of 320 pixels, as `ecr.dkr` does. */
const TINY = 10;

function visit(node: Code, editor: Editor): void {
  const [only, ...others] = node.children;
  if (others.length > 0 || only?.type !== 'text' || only.value.includes('\n')) return;
  const isShort = only.value.length <= SHORT;
  const parts = isShort ? membersOf(only.value) : partsOf(only.value);
  if (parts.length === 1) {
    if (isShort) editor.setProperty(node, 'className', ['whole']);
    return;
  }
  const children = parts.flatMap((value, index) => [
    ...(index > 0 && !parts[index - 1]!.endsWith(' ') ? [WORD_BREAK] : []),
    ...(!isShort && isTorn(value) ? whole(value) : [{ type: 'text', value }]),
  ]);
  const looks = isShort ? WHOLE : only.value.includes(' ') ? {} : NAME;
  editor.replaceNode(node, { ...ELEMENT, ...looks, tagName: 'code', children });
}

/** A part that is not torn. The space after it is outside: within, no line could break there. */
function whole(part: string): object[] {
  const text = { type: 'text', value: part.trimEnd() };
  const kept = { ...ELEMENT, ...WHOLE, tagName: 'span', children: [text] };
  return part.endsWith(' ') ? [kept, { type: 'text', value: ' ' }] : [kept];
}

const BETWEEN = /(?<=[.:/])(?=\w)|(?=\[)|(?<=[a-z]_)(?=[A-Z])/;
/** Before a word of a name in camel case: `Cluster|Contains|Services|Exception`. */
const HUMP = /(?<=[a-z])(?=[A-Z])/;
const ELEMENT = { type: 'element', properties: {} };
const WHOLE = { properties: { className: ['whole'] } };
const NAME = { properties: { className: ['name'] } };
const WORD_BREAK = { ...ELEMENT, tagName: 'wbr', children: [] };

/** The parts of Astro's HTML tree that are used here; its own types belong to a package that Astro brings along. */
interface Code {
  children: readonly { type: string; value: string }[];
}
interface Editor {
  setProperty(node: object, key: string, value: unknown): void;
  replaceNode(node: object, by: object): void;
}
