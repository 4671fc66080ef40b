import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '../checks/page.ts';
import type { Problem } from '../checks/problem.ts';
import { headingSlugs } from '../../src/site/build/heading-slug.ts';
import { Memo } from '../../src/site/build/memo.ts';
import { PAGES } from '../../src/site/build/paths.ts';

/** What the check knows of a page without looking at its prose. */
export interface PageFacts extends Omit<Page, 'tree' | 'source'> {
  /** The ids of the headings, each in the line of its heading. */
  anchors: { id: string; line: number }[];
  links: { url: string; line: number }[];
  imports: { from: string; names: string[]; line: number }[];
}

/** A page whose prose is parsed only when somebody asks for its tree. */
export interface ReadPage extends PageFacts, Page {}

/** All pages, and what is wrong with those that are no MDX. */
export interface ReadPages {
  pages: ReadPage[];
  problems: Problem[];
}

/**
 * Reads all pages. Those that were read before, in this or another process, are not parsed again; and where none has to be,
 * the parser is not even loaded.
 */
export async function readPagesOnce(): Promise<ReadPages> {
  const parserFile = new URL('../checks/page.ts', import.meta.url);
  const facts = new URL(import.meta.url);
  const memo = new Memo<PageFacts>(
    'pages',
    [parserFile, facts, 'package-lock.json'].map((file) => readFileSync(file, 'utf8')).join(),
  );
  const pages: ReadPage[] = [];
  const problems: Problem[] = [];
  for (const file of pageFiles()) {
    const source = readFileSync(file, 'utf8');
    // The name belongs to it: two pages may have the same text.
    const known = `${file}\n${source}`;
    try {
      const page = memo.get(known) ?? memo.put(known, await parse(file, source));
      pages.push(withTree({ ...page, source }));
    } catch (error) {
      problems.push(notMdx(file, error));
    }
  }
  memo.save();
  return { pages, problems };
}

/** Loads the parser, so that the trees of pages can be asked for. */
export async function loadParser(): Promise<void> {
  parser ??= await import('../checks/page.ts');
}

/** A page that is parsed again, once, when somebody asks for its tree: see {@link loadParser}. */
export function withTree<Read extends Pick<Page, 'file' | 'source'>>(
  page: Read,
): Read & Pick<Page, 'tree'> {
  let tree: Page['tree'] | undefined;
  return {
    ...page,
    get tree() {
      if (!parser) throw new Error('expected loadParser() before the tree of a page');
      return (tree ??= parser.parsePage(page.file, page.source).tree);
    },
  };
}

/** The pages' files, in the order of their names. */
function pageFiles(): string[] {
  return readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.mdx?$/.test(path))
    .map((path) => `${PAGES}/${path}`)
    .sort();
}

// --- internal ---

/** What is used here of a statement as remark-mdx has it: https://github.com/estree/estree/blob/master/es2015.md */
interface Statement {
  type: string;
  source?: { value?: unknown } | null;
  specifiers?: { local: { name: string } }[];
  loc?: { start: { line: number } } | null;
}

let parser: typeof import('../checks/page.ts') | undefined;

async function parse(file: string, source: string): Promise<PageFacts> {
  await loadParser();
  const { visit } = await import('unist-util-visit');
  const { tree, source: _source, ...page } = parser!.parsePage(file, source);
  const facts: PageFacts = { ...page, anchors: [], links: [], imports: [] };
  const ids = headingSlugs(page.headings.map(({ text }) => text));
  facts.anchors = page.headings.map(({ line }, index) => ({ id: ids[index]!, line }));
  visit(tree, (node) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'link' || node.type === 'definition') {
      facts.links.push({ url: node.url, line });
    } else if (node.type === 'mdxjsEsm') {
      const { estree } = node.data as { estree?: { body: Statement[] } };
      for (const { type, source: from, specifiers, loc } of estree?.body ?? []) {
        if (type !== 'ImportDeclaration') continue;
        facts.imports.push({
          from: String(from?.value),
          names: (specifiers ?? []).map(({ local }) => local.name),
          line: loc?.start.line ?? line,
        });
      }
    }
  });
  for (const { attributes, line } of page.uses) {
    if (attributes['href'] !== undefined) facts.links.push({ url: attributes['href'], line });
  }
  return facts;
}

/** The parser's own words, and where it was. */
function notMdx(file: string, error: unknown): Problem {
  const { line, reason, message } = error as Error & { line?: number; reason?: string };
  return {
    file,
    line: line ?? 1,
    expected: 'MDX that can be parsed',
    found: reason ?? message,
    mend: 'mend the page',
  };
}
