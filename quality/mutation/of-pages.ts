import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { GLOSSARY } from '../../src/site/facts/glossary.ts';
import { NOTES_MAP } from '../../src/site/build/paths.ts';
import { MODELS } from '../checks/claims.ts';
import type { Page } from '../checks/page.ts';
import type { Originals } from './originals.ts';
import { inSpan, mutantOf, type Mutant } from './mutant.ts';
import { misspelt } from './break-code.ts';

/**
 * Each component once gone and once about something else, each heading that something names once gone and once another one,
 * each link once broken, each name and each figure in prose once another one, each diagram once unreadable; and on each page
 * once something that nothing vouches for.
 */
export function ofPages({ pages, read }: Originals): Mutant[] {
  const values = valuesIn(pages);
  const named = namedSections(pages, read(NOTES_MAP));
  return pages.flatMap((page) => [
    ...parts(page, values),
    ...texts(page, named),
    ...links(page, pages),
    ...additions(page),
  ]);
}

// --- internal ---

/** For each attribute of each component, all values that it has anywhere. */
type Values = Map<string, string[]>;

function valuesIn(pages: readonly Page[]): Values {
  const values: Values = new Map();
  for (const { uses } of pages) {
    for (const { component, attributes } of uses) {
      for (const [name, value] of Object.entries(attributes)) {
        const key = `${component} ${name}`;
        values.set(key, [...new Set([...(values.get(key) ?? []), value])].sort());
      }
    }
  }
  return values;
}

function parts({ file, slug, tree }: Page, values: Values): Mutant[] {
  const mutants: Mutant[] = [];
  visit(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    if (!/^[A-Z]/.test(node.name ?? '')) return;
    const written = `<${node.name}> of line ${lineOf(node)}`;
    // A page without a claim says nothing false, unless it is one of those on which each sentence needs one.
    if (node.name !== 'Claim' || MODELS.includes(slug)) {
      const gone = inNode(node, () => '');
      mutants.push(mutantOf(file, 'drop a part of a page', `no ${written}`, gone));
    }
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
      const { name, value } = attribute;
      const known = values.get(`${node.name} ${name}`) ?? [];
      const other = known[(known.indexOf(value) + 1) % known.length];
      if (other === undefined || other === value) continue;
      const what = `${name}="${other}" instead of "${value}" in ${written}`;
      const edit = inNode(node, (text) => text.replace(`${name}="${value}"`, `${name}="${other}"`));
      mutants.push(mutantOf(file, 'swap a value on a page', what, edit));
    }
  });
  return mutants;
}

/** The sections to which something leads: a link, the notes, the glossary. Any other heading may be reworded. */
function namedSections(pages: readonly Page[], notesMap: string): Set<string> {
  const links = pages.flatMap(({ slug, links }) =>
    links.map(({ url }) => (url.startsWith('#') ? `${slug}${url}` : url)),
  );
  const claims = Object.values(JSON.parse(notesMap) as Record<string, string[]>).flat();
  const all = [...links, ...claims, ...GLOSSARY.map(({ page }) => page)];
  return new Set(all.map((each) => each.replace(/^\//, '').replace(/\/?(\?.*)?#/, '#')));
}

function texts({ file, slug, tree, anchors }: Page, named: ReadonlySet<string>): Mutant[] {
  const mutants: Mutant[] = [];
  const add = (node: Nodes, kind: string, what: string, change: (text: string) => string) => {
    mutants.push(mutantOf(file, kind, `${what}, line ${lineOf(node)}`, inNode(node, change)));
  };
  visit(tree, (node) => {
    if (node.type === 'heading') {
      const { id } = anchors.find(({ line }) => line === node.position!.start.line)!;
      if (!named.has(`${slug}#${id}`)) return;
      add(node, 'drop a heading', 'no heading', () => '');
      add(node, 'rename a heading', 'another heading', (text) => `${text} again`);
    } else if (node.type === 'link' && node.url.startsWith('/')) {
      const { url } = node;
      add(node, 'break a link', `link to ${misspelt(url)}`, (text) =>
        text.replace(`(${url}`, `(${misspelt(url)}`),
      );
    } else if (node.type === 'inlineCode') {
      const { value } = node;
      const other = misspelt(value);
      add(node, 'swap a name in prose', `\`${other}\` instead of \`${value}\``, (text) =>
        text.replace(value, other),
      );
    } else if (node.type === 'text') {
      for (const match of node.value.matchAll(FIGURE)) {
        const other = String(Number(match[0]) + 1);
        add(node, 'swap a figure in prose', `${other} instead of ${match[0]}`, (text) => {
          const at = text.search(new RegExp(`(?<![\\w.-])${match[0]}(?![\\w.-]*\\w)`));
          return text.slice(0, at) + other + text.slice(at + match[0].length);
        });
      }
    } else if (node.type === 'code' && node.lang === 'mermaid') {
      add(node, 'break a diagram', 'an arrow to nowhere', (text) => text.replace(/-->|---/, '--]'));
      add(node, 'break a diagram', 'a box that nobody knows', (text) =>
        text.replace(/\["[^"]*"\]/, '["frobnicator"]'),
      );
      for (const [arrow = '', from, line, to] of node.value.matchAll(ARROW)) {
        add(node, 'reverse an arrow', `${to} to ${from}`, (text) =>
          text.replace(arrow, `${to} ${line} ${from}`),
        );
      }
      add(node, 'break a diagram', 'no title', (text) => text.replace(/^\s*accTitle.*\n/m, ''));
      add(node, 'break a diagram', 'no description', (text) =>
        text.replace(/^\s*accDescr.*\n/m, ''),
      );
    }
  });
  return mutants;
}

/** `service --> task`, with or without words on it. */
const ARROW = /(?<=^ *)(\w+) (-->|-- "[^"]*" -->) (\w+)(?=$)/gm;

/** A figure that stands alone: not a part of a version, a date, an address or a name. */
const FIGURE = /(?<![\w.-])\d{1,4}(?= (?:seconds?|minutes?|hours?|days?|MiB|GB|vCPU|CPU units)\b)/g;

/** Each link to a section once to the next but one of the same page, each link to another site once to another page. */
function links({ file, slug, tree }: Page, pages: readonly Page[]): Mutant[] {
  const mutants: Mutant[] = [];
  visit(tree, 'link', (node) => {
    const { url } = node;
    const [path = '', anchor] = url.split('#');
    const target = path === '' ? slug : path.replaceAll(/^\/|\/$/g, '');
    const ids = pages.find((each) => each.slug === target)?.anchors.map(({ id }) => id) ?? [];
    const other = ids[(ids.indexOf(anchor ?? '') + 2) % ids.length];
    const swapTo = (kind: string, to: string) => {
      const edit = inNode(node, (text) => text.replace(`(${url}`, `(${to}`));
      mutants.push(mutantOf(file, kind, `${to} instead of ${url}, line ${lineOf(node)}`, edit));
    };
    if (anchor !== undefined && other !== undefined && other !== anchor) {
      swapTo('swap an anchor', `${path}#${other}`);
    } else if (/^https:\/\/[^/]+\/./.test(url)) {
      swapTo('swap a link to another site', misspelt(url));
    }
  });
  return mutants;
}

function additions({ file }: Page): Mutant[] {
  return ADDED.map(([what, text]) =>
    mutantOf(file, 'add something unlisted', what, (before) => `${before}\n${text}\n`),
  );
}

const ADDED = [
  ['a code block', '```ts\nawait ecs.listTasks({});\n```'],
  ['a call in prose', 'Then `aws ecs delete-everything` does the rest.'],
  ['a command that is not there', 'Type `npm run step:create-moon` next.'],
  ['an element with code', '<pre>npm run cleanup</pre>'],
  ['a component that is not imported', '<StepMagic id="create-cluster" />'],
] as const;

function lineOf({ position }: Nodes): number {
  return position!.start.line;
}

function inNode({ position }: Nodes, change: (text: string) => string): (text: string) => string {
  const { start, end } = position!;
  return inSpan({ from: start.offset!, to: end.offset! }, change);
}
