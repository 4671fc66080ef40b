import type { AstroIntegration } from 'astro';

/**
 * Where a line may break in the code of a sentence. A short one, such as `--desired-count 2`, stays in one piece, because a
 * browser would break it after any hyphen; a long name, such as `networkConfiguration.awsvpcConfiguration.subnets`, breaks
 * between its parts before it breaks in one of them.
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

/** The parts of a code between which a line may break, apart from its spaces: those of its long names. */
export function partsOf(code: string): string[] {
  const words = code.split(/(?<= )/);
  const parts = words.flatMap((word) => (word.length <= SHORT ? [word] : word.split(BETWEEN)));
  return parts.length === words.length ? [code] : parts;
}

// --- internal ---

/** The longest code that is never broken: it fits into a list on a screen of 320 pixels. */
const SHORT = 28;

function visit(node: Code, editor: Editor): void {
  const [only, ...others] = node.children;
  if (others.length > 0 || only?.type !== 'text' || only.value.includes('\n')) return;
  if (only.value.length <= SHORT) return editor.setProperty(node, 'className', ['whole']);
  const children = partsOf(only.value).flatMap((value, index) => [
    ...(index > 0 ? [WORD_BREAK] : []),
    { type: 'text', value },
  ]);
  if (children.length > 1) editor.replaceNode(node, { ...ELEMENT, tagName: 'code', children });
}

const BETWEEN = /(?<=[.:/])(?=\w)|(?=\[)/;
const ELEMENT = { type: 'element', properties: {} };
const WORD_BREAK = { ...ELEMENT, tagName: 'wbr', children: [] };

/** The parts of Astro's HTML tree that are used here; its own types belong to a package that Astro brings along. */
interface Code {
  children: readonly { type: string; value: string }[];
}
interface Editor {
  setProperty(node: object, key: string, value: unknown): void;
  replaceNode(node: object, by: object): void;
}
