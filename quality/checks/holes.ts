import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Page } from './page.ts';
import { together, type Problem, type Verdict } from './problem.ts';
import type { Check } from './world.ts';

/** Nothing has fallen out of a page: no word out of a sentence, and not all that a heading stood over. */
export const holes: Check = {
  name: 'sentences and sections with nothing missing',
  run: ({ pages }) => together(pages.map(judge)),
};

// --- internal ---

function judge(page: Page): Verdict {
  const problems: Problem[] = [];
  let count = 0;
  visit(page.tree, 'paragraph', (node) => {
    const text = node.children.map(plain).join('');
    // A table is a paragraph to this parser, and pads its cells.
    if (text.startsWith('|')) return;
    count++;
    const [hole] = HOLE.exec(text) ?? [];
    if (hole === undefined) return;
    problems.push({
      file: page.file,
      line: node.position!.start.line,
      expected: 'a sentence in which nothing is missing',
      found: `"…${hole}…"`,
      mend: 'put back what stood there, or take the space away',
    });
  });
  const blocks = page.tree.children;
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'heading') continue;
    count++;
    const next = blocks[index + 1];
    if (next && (next.type !== 'heading' || next.depth > block.depth)) continue;
    problems.push({
      file: page.file,
      line: block.position!.start.line,
      expected: 'something below a heading',
      found: 'nothing',
      mend: 'put back what stood there, or delete the heading',
    });
  }
  return { count, problems };
}

/** Two spaces between words, or one before a comma or a full stop, with the words around it. */
const HOLE = /\S+(?: {2,}\S+| +[.,;:!?)]+(?![.\w]))/;

/** The text of a node. What stands for a text is a letter; the sign of a claim is nothing. */
function plain(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'mdxJsxTextElement' && node.name === 'Claim') return '';
  if (node.type === 'mdxJsxTextElement' || !('children' in node)) return 'X';
  return node.children.map(plain).join('');
}
