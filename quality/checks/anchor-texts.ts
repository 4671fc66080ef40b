import type { Nodes, Parents } from 'mdast';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import type { Check } from './world.ts';

/** Links whose words have nothing of the section that they lead to, as `page url`, and what they say instead. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  'concepts/fargate /steps/register-task-definition/#the-size': 'the pairs of CPU and memory',
  'steps/register-task-definition #the-size': 'the table of the pairs',
  'steps/register-task-definition /reference/when-it-fails/#there-is-no-such-size':
    'the row has the words of AWS for such a pair',
  'steps/register-task-definition /reference/when-it-fails/#the-registry-has-had-enough':
    'the row has the limit of Docker Hub',
  'steps/create-log-group /reference/when-it-fails/#the-log-group-is-not-there':
    'the row has the error of a task that cannot write its logs',
  'reference/permissions #less-than-all-of-it': 'a policy of each step',
  ...Object.fromEntries(
    [
      'steps/create-execution-role',
      'steps/create-service-linked-role',
      'steps/prepare-network',
      'steps/register-task-definition',
    ].map((slug) => [
      `${slug} /reference/when-it-fails/#you-may-not-do-that`,
      'the row has AccessDenied',
    ]),
  ),
  'reference/when-it-fails #you-may-not-do-that': 'the words are the heading itself',
};

/** A link to a section says what is there: its words, or those of its row or paragraph, have a word of the heading. */
export const anchorTexts: Check = {
  name: 'links to sections, by their words',
  run: ({ pages }) => checkAnchorTexts(pages),
};

export function checkAnchorTexts(pages: readonly Page[]): Verdict {
  const problems: Problem[] = [];
  const used = new Set<string>();
  let count = 0;
  for (const page of pages) {
    for (const { url, text, around, line } of linksIn(page)) {
      const heading = headingOf(url, page, pages);
      // A section that is not there is found by those who follow links.
      if (heading === undefined) continue;
      count++;
      const wanted = [...stemsOf(heading.text), ...stemsOf(heading.title)];
      const said = new Set([...stemsOf(text), ...stemsOf(around)]);
      if (wanted.some((stem) => said.has(stem))) continue;
      const key = `${page.slug} ${url}`;
      used.add(key);
      if (OTHER_WORDS[key] !== undefined) continue;
      problems.push({
        file: page.file,
        line,
        expected: `words of the section "${heading.text}" in the link, or around it`,
        found: `"${text}" to ${url}`,
        mend: 'lead it to the section that it means, or say what is there',
      });
    }
  }
  for (const key of Object.keys(OTHER_WORDS).filter((each) => !used.has(each))) {
    problems.push({
      file: 'quality/checks/anchor-texts.ts',
      line: 1,
      expected: 'an exception that is needed',
      found: key,
      mend: 'delete it',
    });
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

/** What stands in a block beside its links, and in the attributes of its component. */
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

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The heading that an address leads to, and the title of its page where that is another one. */
function headingOf(
  url: string,
  from: Page,
  pages: readonly Page[],
): { text: string; title: string } | undefined {
  const [path = '', anchor] = url.split('#');
  const slug = path.replaceAll(/^\/|\/$/g, '');
  const page = path === '' ? from : pages.find((each) => each.slug === slug);
  const text = page?.headings[page.anchors.findIndex(({ id }) => id === anchor)]?.text;
  if (!page || text === undefined) return undefined;
  // Of these sections each page has one, so that it is the page which the words have to name.
  const title = COMMON.has(text) ? (/^title: (.+)$/m.exec(page.source)?.[1] ?? '') : '';
  return { text, title: page === from ? '' : title };
}

const COMMON = new Set(['If it fails', 'Permissions', 'Undo', 'Do it yourself']);

/** Words that say nothing by themselves. */
const EMPTY = new Set(
  'the and for that this with what when why how are was has have its you your not may can which from'.split(
    ' ',
  ),
);

/** The beginnings of the words, which their forms share. */
function stemsOf(text: string): string[] {
  const words = text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]{3,}|\d+/g);
  return (words ?? [])
    .filter((word) => !EMPTY.has(word))
    .map((word) => word.replace(/s$/, '').slice(0, 4));
}
