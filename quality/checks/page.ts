import { readdirSync, readFileSync } from 'node:fs';
import type { MdxJsxFlowElement, MdxJsxTextElement, MdxjsEsm } from 'mdast-util-mdx';
import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { headingSlugs } from '../../src/site/build/heading-slug.ts';
import { PAGES } from '../../src/site/build/paths.ts';

/** A component on a page, with the attributes that are plain strings. An attribute without a value is `''`. */
export interface Use {
  component: string;
  attributes: Record<string, string>;
  line: number;
  /** Where it begins in the source, and where it ends. */
  from: number;
  to: number;
  /** The source of the paragraph or list before it, over other components and up to a heading; `''` when there is none. */
  before: string;
  /** The source of what is inside. */
  inside: string;
}

/** A code block on a page. */
export interface Fence {
  language: string;
  meta: string;
  text: string;
  line: number;
}

/** A page as the check sees it: parsed by the parser that builds it, so that what runs is what is seen. */
export interface Page {
  /** The path from the project's root. */
  file: string;
  /** The path below src/content/docs, without its ending: `steps/create-cluster`. */
  slug: string;
  source: string;
  tree: Root;
  uses: Use[];
  fences: Fence[];
  headings: { depth: number; text: string; line: number }[];
  /** The ids of the headings, each in the line of its heading. */
  anchors: { id: string; line: number }[];
  links: { url: string; line: number }[];
  imports: { from: string; names: string[]; line: number }[];
}

/** The pages' files, in the order of their names. */
export function pageFiles(): string[] {
  return readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.mdx?$/.test(path))
    .map((path) => `${PAGES}/${path}`)
    .sort();
}

/** All pages. */
export function readPages(): Page[] {
  return pageFiles().map((file) => parsePage(file, readFileSync(file, 'utf8')));
}

/** Parses the source of a page. Throws the parser's own error, with a position, when it is not MDX. */
export function parsePage(file: string, source: string): Page {
  const tree = parser.parse(source);
  const page: Page = {
    file,
    slug: file.slice(PAGES.length + 1).replace(/\.mdx?$/, ''),
    source,
    tree,
    uses: [],
    fences: [],
    headings: [],
    anchors: [],
    links: [],
    imports: [],
  };
  const sourceOf = (nodes: readonly Nodes[]) =>
    source.slice(nodes[0]?.position?.start.offset ?? 0, nodes.at(-1)?.position?.end.offset ?? 0);
  visit(tree, (node, index, parent) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const attributes = attributesOf(node);
      const earlier = parent?.children.slice(0, index) ?? [];
      const before = earlier.findLast(({ type }) => PROSE.test(type));
      page.uses.push({
        component: node.name ?? '',
        attributes,
        line,
        from: node.position?.start.offset ?? 0,
        to: node.position?.end.offset ?? 0,
        before: before && before.type !== 'heading' ? sourceOf([before]) : '',
        inside: sourceOf(node.children),
      });
      if (attributes['href'] !== undefined) page.links.push({ url: attributes['href'], line });
    } else if (node.type === 'link' || node.type === 'definition') {
      page.links.push({ url: node.url, line });
    } else if (node.type === 'mdxjsEsm') {
      page.imports.push(...importsOf(node, line));
    } else if (node.type === 'code') {
      page.fences.push({
        language: node.lang ?? '',
        meta: node.meta ?? '',
        text: node.value,
        line,
      });
    } else if (node.type === 'heading') {
      page.headings.push({ depth: node.depth, text: textOf(node), line });
    }
  });
  const ids = headingSlugs(page.headings.map(({ text }) => text));
  page.anchors = page.headings.map(({ line }, index) => ({ id: ids[index]!, line }));
  return page;
}

/** The text of a node and all that is below it. */
export function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

// --- internal ---

const PROSE = /^(paragraph|list|blockquote|heading)$/;

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx);

/** The members of a remark-mdx statement that are used here: https://github.com/estree/estree/blob/master/es2015.md */
interface Statement {
  type: string;
  source?: { value?: unknown } | null;
  specifiers?: { local: { name: string } }[];
  loc?: { start: { line: number } } | null;
}

function importsOf({ data }: MdxjsEsm, line: number): Page['imports'] {
  const { estree } = data as { estree?: { body: Statement[] } };
  return (estree?.body ?? [])
    .filter(({ type }) => type === 'ImportDeclaration')
    .map(({ source, specifiers, loc }) => ({
      from: String(source?.value),
      names: (specifiers ?? []).map(({ local }) => local.name),
      line: loc?.start.line ?? line,
    }));
}

function attributesOf(node: MdxJsxFlowElement | MdxJsxTextElement): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue;
    const { name, value } = attribute;
    if (typeof value === 'string') attributes[name] = value;
    else attributes[name] = value?.value ?? '';
  }
  return attributes;
}
