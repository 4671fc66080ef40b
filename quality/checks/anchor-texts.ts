import type { Nodes, Parents } from 'mdast';
import { weightOf, wordsIn, type Spoken } from './names-in-words.ts';
import { textOf, type Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import type { Check } from './world.ts';

/**
 * A link to a section says what is there: its words, or those of its row or paragraph, have a word of the heading that few
 * other headings of its page have, or all of its words.
 */
export const anchorTexts: Check = {
  name: 'links to sections, by their words',
  run: ({ pages }) => checkAnchorTexts(pages),
};

export function checkAnchorTexts(pages: readonly Page[]): Verdict {
  const problems: Problem[] = [];
  let count = 0;
  for (const page of pages) {
    for (const { url, text, around, line } of linksIn(page)) {
      const heading = headingOf(url, page, pages);
      // A section that is not there is found by those who follow links.
      if (heading === undefined) continue;
      count++;
      const said = wordsIn(`${text} ${around}`);
      if (isSaid(heading, said) || isPhraseOf(text, heading)) continue;
      problems.push({
        file: page.file,
        line,
        expected: `words of the section "${heading.text}" in the link, or around it`,
        found: `"${text}" to ${url}`,
        mend: 'lead it to the section that it means, or say what is there',
      });
    }
  }
  return { count, problems };
}

// --- internal ---

interface Link {
  url: string;
  text: string;
  /** The text of the paragraph, or of the row of a component, without that of the other links in it. */
  around: string;
  line: number;
}

function linksIn({ tree }: Page): Link[] {
  const links: Link[] = [];
  const walk = (node: Nodes, block: Parents) => {
    if (node.type === 'link' && /^[/#][^?]*#|^#/.test(node.url)) {
      const line = node.position?.start.line ?? 1;
      links.push({ url: node.url, text: textOf(node), around: spokenOf(block), line });
    }
    if (!('children' in node)) return;
    for (const child of node.children) walk(child, BLOCKS.has(node.type) ? node : block);
  };
  walk(tree, tree);
  return links;
}

const BLOCKS = new Set(['paragraph', 'tableCell', 'heading', 'listItem', 'mdxJsxFlowElement']);

/** The words that stand in a block beside its links, and in the attributes of its component. */
function spokenOf(block: Parents): string {
  const attributes =
    block.type === 'mdxJsxFlowElement'
      ? block.attributes.map(({ value }) => (typeof value === 'string' ? value : ''))
      : [];
  return [...attributes, ...block.children.map(withoutLinks)].join(' ');
}

function withoutLinks(node: Nodes): string {
  if (node.type === 'link') return '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(withoutLinks).join('') : '';
}

/** A heading: its text, its words, and the words of all headings of its page. */
interface Heading {
  text: string;
  words: Spoken;
  all: readonly Spoken[];
}

/** More than a word says that is in two headings of a page: with no more, a link could as well lead to the other one. */
const ENOUGH = 1 / 2 ** 2;

/** Returns true if a text speaks of a heading. A word that many headings of the page have hardly counts. */
function isSaid({ words, all }: Heading, said: Spoken): boolean {
  const isWhole = words.size > 0 && [...words].every((word) => said.has(word));
  return isWhole || weightOf(said, words, all) > ENOUGH;
}

/** Returns true if three words or more stand in a heading as they are. */
function isPhraseOf(text: string, heading: Heading): boolean {
  return text.split(' ').length >= 3 && heading.text.includes(text);
}

/** The heading that an address leads to. */
function headingOf(url: string, from: Page, pages: readonly Page[]): Heading | undefined {
  const [path = '', anchor] = url.split('#');
  const slug = path.replaceAll(/^\/|\/$/g, '');
  const page = path === '' ? from : pages.find((each) => each.slug === slug);
  const index = page?.anchors.findIndex(({ id }) => id === anchor) ?? -1;
  const text = page?.headings[index]?.text;
  if (!page || text === undefined) return undefined;
  const title = page === from ? '' : (/^title: (.+)$/m.exec(page.source)?.[1] ?? '');
  const all = page.headings.map((each, at) => {
    // Of these sections each page has one, so that it is the page which the words have to name.
    const named = at === index && COMMON.has(each.text) ? title : '';
    return wordsIn(`${each.text} ${named}`);
  });
  return { text, words: all[index]!, all };
}

const COMMON = new Set(['If it fails', 'Permissions', 'Undo', 'Do it yourself']);
